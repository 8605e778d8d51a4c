package dev.mcmgen.render;

import dev.mcmgen.schema.Fault;
import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.EmbeddedText;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads what was rendered as the cluster will read it, and checks it against the schema of its kind, before anything is
 * written: the files, and the YAML inside them. Templates can be the user's own, and overrides are: what comes out is
 * never taken on trust.
 */
final class ReadBack {

    private static final String PREFIX = "rendered";
    private static final String CLOUD_CONFIG = "cloud-config";
    private static final String HOST_CLOUD_CONFIG = "host/cloud-init.yaml";
    private static final String AUDIT_POLICY = "audit-policy";

    private static final Map<String, String> SCHEMA_BY_KIND = Map.of(
            "provisioning.cattle.io/v1 Cluster", "rancher-cluster",
            "rke-machine-config.cattle.io/v1 VmwarevsphereConfig", "vmwarevsphereconfig",
            "helm.cattle.io/v1 HelmChartConfig", "helm-chart-config",
            "audit.k8s.io/v1 Policy", AUDIT_POLICY,
            "apiserver.config.k8s.io/v1 AdmissionConfiguration", "pod-security-admission");

    /** Fields that hold YAML: where, and the schema of what is inside, or that each document names its own kind. */
    private static final List<Embedded> EMBEDDED = List.of(
            new Embedded("rancher-cluster", "/spec/rkeConfig/additionalManifest", Optional.empty()),
            new Embedded(
                    "rancher-cluster",
                    "/spec/rkeConfig/machineGlobalConfig/audit-policy-file",
                    Optional.of(AUDIT_POLICY)),
            new Embedded("vmwarevsphereconfig", "/cloudConfig", Optional.of(CLOUD_CONFIG)),
            new Embedded("machine-config", "/userdata", Optional.of(CLOUD_CONFIG)),
            new Embedded("machine-config", "/userData", Optional.of(CLOUD_CONFIG)),
            new Embedded("machine-config", "/customData", Optional.of(CLOUD_CONFIG)),
            new Embedded("machine-config", "/cloudInit", Optional.of(CLOUD_CONFIG)));

    private record Embedded(String schema, String pointer, Optional<String> inside) {}

    /**
     * Something wrong in a rendered file.
     *
     * @param problem at the place in that file
     * @param schema of the object; empty where the file could not be read
     * @param name of the object
     * @param fault what is wrong with the object; of YAML inside it, the field that holds it
     * @param inside the place in that YAML
     */
    record Finding(Problem problem, String schema, String name, Fault fault, Optional<Position> inside) {

        static Finding unread(Problem problem) {
            Fault none = new Fault(problem, JsonPointer.ROOT, Fault.Kind.VALUE, "", Optional.empty());
            return new Finding(problem, "", "", none, Optional.empty());
        }
    }

    private final Map<String, SchemaCheck> checks = new ConcurrentHashMap<>();

    /** The cloud-config for hosts that was found in order last: most clusters of a fleet have the same. */
    private volatile String hostCloudConfig = "";

    /** Everything wrong in these files; the positions are those of the output. */
    List<Finding> check(List<RenderedFile> files) {
        List<Finding> problems = new ArrayList<>();
        for (RenderedFile file : files) {
            boolean ofHosts = file.path().equals(HOST_CLOUD_CONFIG);
            boolean known = ofHosts && file.text().equals(hostCloudConfig);
            if (file.path().endsWith(".yaml") && !known) {
                int before = problems.size();
                check(file, problems);
                if (ofHosts && problems.size() == before) {
                    hostCloudConfig = file.text();
                }
            }
        }
        return problems;
    }

    private void check(RenderedFile file, List<Finding> problems) {
        try {
            for (YamlDocument document : read(file.path(), file.text())) {
                document.root().filter(root -> !isUsersOwn(file.path(), root)).ifPresent(root -> {
                    String schema = schemaOfFile(file.path()).orElseGet(() -> schemaOfObject(file.path(), root));
                    against(schema)
                            .faults(root)
                            .forEach(fault -> problems.add(
                                    new Finding(fault.problem(), schema, name(root), fault, Optional.empty())));
                    checkEmbedded(schema, document, root, problems);
                });
            }
        } catch (ProblemsException e) {
            e.problems().forEach(problem -> problems.add(Finding.unread(problem)));
        }
    }

    private void checkEmbedded(String schema, YamlDocument document, YamlNode root, List<Finding> problems) {
        for (Embedded embedded : EMBEDDED) {
            if (embedded.schema().equals(schema)) {
                JsonPointer.parse(embedded.pointer())
                        .resolve(root)
                        .filter(YamlScalar.class::isInstance)
                        .map(node -> document.embedded((YamlScalar) node))
                        // A script instead of a cloud-config, or a policy that Rancher reads from a Secret.
                        .filter(text ->
                                !text.text().startsWith("#!") && !text.text().startsWith("secret://"))
                        .ifPresent(text -> inside(
                                        text, embedded.inside(), document.text().file())
                                .forEach(problem ->
                                        problems.add(finding(problem, text, schema, name(root), embedded.pointer()))));
            }
        }
    }

    /** What is wrong in the text, at places inside it. */
    private List<Problem> inside(EmbeddedText text, Optional<String> schema, String file) {
        try {
            return read(file, text.text()).stream()
                    .flatMap(inside -> inside.root().stream())
                    .flatMap(root -> against(schema.orElseGet(() -> schemaOfObject("", root))).check(root).stream())
                    .toList();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    private static Finding finding(Problem problem, EmbeddedText text, String schema, String name, String pointer) {
        Problem moved =
                new Problem(problem.code(), text.position(problem.position()), problem.message(), problem.hint());
        Fault fault = new Fault(moved, JsonPointer.parse(pointer), Fault.Kind.VALUE, "", Optional.empty());
        return new Finding(moved, schema, name, fault, Optional.of(problem.position()));
    }

    private static String name(YamlNode root) {
        return JsonPointer.parse("/metadata/name")
                .resolve(root)
                .filter(YamlScalar.class::isInstance)
                .map(node -> ((YamlScalar) node).text())
                .orElse("");
    }

    private SchemaCheck against(String schema) {
        return checks.computeIfAbsent(schema, name -> SchemaCheck.against(name, PREFIX));
    }

    private static List<YamlDocument> read(String file, String text) {
        return GoYaml.readAll(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file for machines of a standalone bundle may hold anything. */
    private static boolean isUsersOwn(String path, YamlNode root) {
        return path.matches("(rke2|k3s)/.*")
                && !path.contains("/server/manifests/")
                && schemaOfFile(path).isEmpty()
                && schemaOfObject(path, root).equals("kubernetes-object");
    }

    private static Optional<String> schemaOfFile(String path) {
        if (path.matches("(rke2|k3s)/[^/]+/config\\.yaml")) {
            return Optional.of(path.startsWith("k3s/") ? "k3s-config" : "rke2-config");
        }
        if (path.matches("(rke2|k3s)/[^/]+/registries\\.(example\\.)?yaml")) {
            return Optional.of("registries");
        }
        return path.equals(HOST_CLOUD_CONFIG) ? Optional.of(CLOUD_CONFIG) : Optional.empty();
    }

    private static String schemaOfObject(String path, YamlNode root) {
        if (!(root instanceof YamlMapping object)) {
            return "kubernetes-object";
        }
        String kind = text(object, "kind");
        String type = text(object, "apiVersion") + " " + kind;
        if (SCHEMA_BY_KIND.containsKey(type)) {
            return SCHEMA_BY_KIND.get(type);
        }
        if (type.startsWith("rke-machine-config.cattle.io/")) {
            return "machine-config";
        }
        boolean machineFiles = path.startsWith("rancher/") && (kind.equals("Secret") || kind.equals("ConfigMap"));
        return machineFiles ? "machine-files" : "kubernetes-object";
    }

    private static String text(YamlMapping object, String key) {
        return object.get(key)
                .filter(YamlScalar.class::isInstance)
                .map(node -> ((YamlScalar) node).text())
                .orElse("");
    }
}
