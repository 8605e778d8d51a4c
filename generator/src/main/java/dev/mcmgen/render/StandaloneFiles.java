package dev.mcmgen.render;

import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.render.plan.ClusterPlan;
import dev.mcmgen.render.plan.NodeConfiguration;
import dev.mcmgen.render.plan.PlannedFile;
import dev.mcmgen.render.plan.PlannedManifest;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.Registries;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bundle for nodes that people configure themselves: a folder for the first server, one for the servers that join it
 * and one for agents, each with the files of that node, and the steps.
 */
final class StandaloneFiles {

    private final Templates templates;
    private final Manifests manifests;

    StandaloneFiles(Templates templates, Manifests manifests) {
        this.templates = templates;
        this.manifests = manifests;
    }

    List<RenderedFile> of(ClusterPlan plan) {
        Distribution distribution = plan.release().distribution();
        List<RenderedFile> files = new ArrayList<>();
        List<PlannedManifest> planned = manifests.of(plan);
        for (NodeConfiguration node : plan.nodes()) {
            String folder = distribution.id() + "/" + node.folder() + "/";
            files.add(new RenderedFile(folder + "config.yaml", config(plan, node)));
            addRegistries(files, folder, plan.spec().registries());
            for (PlannedFile file : plan.files()) {
                if (isFor(file, node)) {
                    file.text().ifPresent(text -> files.add(new RenderedFile(folder + pathInFolder(plan, file), text)));
                }
            }
            if (node.server()) {
                plan.podSecurity()
                        .ifPresent(security -> files.add(new RenderedFile(
                                folder + name(security.path()),
                                templates.render(
                                        "node/pod-security.yaml",
                                        Map.of("level", security.level(), "namespaces", security.namespaces())))));
                planned.forEach(manifest -> files.add(
                        new RenderedFile(folder + "server/manifests/" + manifest.name() + ".yaml", manifest.text())));
            }
        }
        files.add(new RenderedFile(
                distribution.id() + "/README.md", templates.render("node/README.md", readme(plan, files))));
        return files;
    }

    private String config(ClusterPlan plan, NodeConfiguration node) {
        return templates.render(
                "node/config.yaml",
                Map.of(
                        "title",
                        plan.release().distribution().configurationFolder() + "/config.yaml of "
                                + inWords(node.folder()) + " of "
                                + plan.spec().metadata().name() + ", "
                                + plan.release(),
                        "config",
                        node.config()));
    }

    private static String inWords(String folder) {
        return switch (folder) {
            case "first-server" -> "the first server";
            case "server" -> "each further server";
            default -> "each agent";
        };
    }

    private static boolean isFor(PlannedFile file, NodeConfiguration node) {
        return file.roles().isEmpty() || file.roles().stream().anyMatch(role -> role.isServer() == node.server());
    }

    /** Files of the configuration folder lie beside config.yaml; others keep their whole path below the folder named "files". */
    private static String pathInFolder(ClusterPlan plan, PlannedFile file) {
        String own = plan.release().distribution().configurationFolder() + "/";
        return file.path().startsWith(own) ? file.path().substring(own.length()) : "files" + file.path();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void addRegistries(List<RenderedFile> files, String folder, Registries registries) {
        if (registries.mirrors().isEmpty() && registries.configs().isEmpty()) {
            return;
        }
        files.add(new RenderedFile(
                folder + "registries.yaml", templates.render("node/registries.yaml", registries(registries, false))));
        registries
                .configs()
                .forEach((host, access) -> access.caBundle()
                        .filter(text -> !text.isEmpty())
                        .ifPresent(bundle ->
                                files.add(new RenderedFile(folder + "files" + caFile(host), certificates(bundle)))));
        if (registries.configs().values().stream()
                .anyMatch(access -> access.authConfigSecretName().isPresent())) {
            files.add(new RenderedFile(
                    folder + "registries.example.yaml",
                    templates.render("node/registries.yaml", registries(registries, true))));
        }
    }

    private static String caFile(String host) {
        return "/etc/ssl/" + host + "/ca.crt";
    }

    /** Rancher takes the bundle in base64; the file on a node holds the text itself. */
    private static String certificates(String bundle) {
        if (bundle.startsWith("-----")) {
            return bundle;
        }
        return new String(Base64.getMimeDecoder().decode(bundle), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> registries(Registries registries, boolean withAuth) {
        Map<String, Object> mirrors = new LinkedHashMap<>();
        registries.mirrors().forEach((host, mirror) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            if (!mirror.endpoint().isEmpty()) {
                values.put("endpoint", mirror.endpoint());
            }
            if (!mirror.rewrite().isEmpty()) {
                values.put("rewrite", mirror.rewrite());
            }
            mirrors.put(host, values);
        });
        Map<String, Object> configs = new LinkedHashMap<>();
        registries.configs().forEach((host, access) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            if (withAuth && access.authConfigSecretName().isPresent()) {
                Map<String, Object> auth = new LinkedHashMap<>();
                auth.put("username", "REPLACE-with-the-user");
                auth.put("password", "REPLACE-with-the-password");
                values.put("auth", auth);
            }
            Map<String, Object> tls = new LinkedHashMap<>();
            if (access.tlsSecretName().isPresent()) {
                tls.put("cert_file", "/etc/ssl/" + host + "/tls.crt");
                tls.put("key_file", "/etc/ssl/" + host + "/tls.key");
            }
            if (access.caBundle().filter(text -> !text.isEmpty()).isPresent()) {
                tls.put("ca_file", caFile(host));
            }
            access.insecureSkipVerify().filter(skip -> skip).ifPresent(skip -> tls.put("insecure_skip_verify", true));
            if (!tls.isEmpty()) {
                values.put("tls", tls);
            }
            if (!values.isEmpty()) {
                configs.put(host, values);
            }
        });
        return Map.of("mirrors", mirrors, "configs", configs);
    }

    private static Map<String, Object> readme(ClusterPlan plan, List<RenderedFile> files) {
        Distribution distribution = plan.release().distribution();
        String folder = distribution.id() + "/";
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", plan.spec().metadata().name());
        model.put("description", plan.spec().metadata().description().orElse(""));
        model.put("product", distribution.label());
        model.put("release", plan.release().toString());
        model.put("configurationFolder", distribution.configurationFolder());
        model.put("dataFolder", plan.spec().dataDirectories().k8sDistro().orElse(distribution.dataFolder()));
        boolean rke2 = distribution == Distribution.RKE2;
        model.put("serverUnit", rke2 ? "rke2-server" : "k3s");
        model.put("agentUnit", rke2 ? "rke2-agent" : "k3s-agent");
        model.put(
                "ipvs",
                plan.spec()
                        .kubeProxy()
                        .mode()
                        .filter(mode -> mode.word().equals("ipvs"))
                        .isPresent());
        model.put("hasRegistryAuth", files.stream().anyMatch(file -> file.path().endsWith("registries.example.yaml")));
        model.put(
                "folders",
                plan.nodes().stream()
                        .map(node -> Map.of(
                                "name", node.folder(),
                                "files", places(plan, files, folder + node.folder() + "/")))
                        .toList());
        return model;
    }

    private static List<Map<String, Object>> places(ClusterPlan plan, List<RenderedFile> files, String folder) {
        String configuration = plan.release().distribution().configurationFolder();
        String data = plan.spec()
                .dataDirectories()
                .k8sDistro()
                .orElse(plan.release().distribution().dataFolder());
        List<Map<String, Object>> places = new ArrayList<>();
        for (RenderedFile file : files) {
            if (file.path().startsWith(folder) && !file.path().endsWith("registries.example.yaml")) {
                String inside = file.path().substring(folder.length());
                String target = inside.startsWith("server/manifests/")
                        ? data + "/" + inside
                        : inside.startsWith("files/")
                                ? inside.substring("files".length())
                                : configuration + "/" + inside;
                places.add(Map.of("source", inside, "target", target, "permissions", permissions(plan, target)));
            }
        }
        return places;
    }

    private static String permissions(ClusterPlan plan, String target) {
        return plan.files().stream()
                .filter(file -> file.path().equals(target))
                .map(PlannedFile::permissions)
                .findFirst()
                .orElse("0600");
    }
}
