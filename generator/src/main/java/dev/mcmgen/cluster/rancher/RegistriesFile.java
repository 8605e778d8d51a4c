package dev.mcmgen.cluster.rancher;

import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code rkeConfig.registries} as the file that containerd's mirrors are read from, with the certificates that it names
 * (§3.1; fixture plan-custom1-init-node).
 */
final class RegistriesFile {

    private record Certificate(String path, String content) {}

    private final Planning planning;
    private final NodeDraft draft;
    private final List<Certificate> certificates = new ArrayList<>();
    private boolean known = true;

    private RegistriesFile(Planning planning, NodeDraft draft) {
        this.planning = planning;
        this.draft = draft;
    }

    /**
     * Adds the agent's copy and the certificates.
     *
     * @return the content for the distribution's own file: empty text where nothing is configured, nothing where a Secret
     *     is not at hand
     */
    static Optional<String> add(Planning planning, NodeDraft draft) {
        Optional<ObjectReader> registries = planning.cluster().rkeConfig().findObject("registries");
        if (registries.isEmpty()) {
            return Optional.of("");
        }
        RegistriesFile file = new RegistriesFile(planning, draft);
        String content = file.content(registries.get());
        String path = "/etc/rancher/agent/registries.yaml";
        if (file.known) {
            draft.file(path, content);
        } else {
            draft.unknownFile(path);
        }
        file.certificates.sort(Comparator.comparing(Certificate::path, Utf8Order.INSTANCE));
        file.certificates.forEach(certificate -> draft.file(certificate.path(), certificate.content()));
        return file.known ? Optional.of(content) : Optional.empty();
    }

    private String content(ObjectReader registries) {
        Map<String, Object> configs = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : registries.object("configs").mapping().entries()) {
            if (entry.value() instanceof YamlMapping config) {
                configs.put(entry.name(), config(entry.name(), new ObjectReader(config)));
            }
        }
        return GoJson.write(Map.of("configs", configs, "mirrors", mirrors(registries)));
    }

    private static Object mirrors(ObjectReader registries) {
        Map<String, Object> mirrors = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : registries.object("mirrors").mapping().entries()) {
            Map<String, Object> mirror = new LinkedHashMap<>();
            if (entry.value() instanceof YamlMapping fields) {
                ObjectReader reader = new ObjectReader(fields);
                List<String> endpoints = reader.items("endpoint").stream()
                        .map(ObjectReader::textOf)
                        .flatMap(Optional::stream)
                        .toList();
                putUnlessEmpty("endpoint", endpoints, endpoints.isEmpty(), mirror);
                Map<String, String> rewrites = reader.texts("rewrite");
                putUnlessEmpty("rewrite", rewrites, rewrites.isEmpty(), mirror);
            }
            mirrors.put(entry.name(), mirror);
        }
        return mirrors.isEmpty() ? YamlScalar.NULL : mirrors;
    }

    private static void putUnlessEmpty(String key, Object value, boolean empty, Map<String, Object> into) {
        if (!empty) {
            into.put(key, value);
        }
    }

    private GoJson.Struct config(String registry, ObjectReader config) {
        boolean insecure = config.flag("insecureSkipVerify");
        String tlsSecret = config.text("tlsSecretName");
        String authority = KubernetesObject.decode(config.text("caBundle"));
        Object tls = YamlScalar.NULL;
        if (insecure || !tlsSecret.isEmpty() || !authority.isEmpty()) {
            String folder = planning.cluster().dataDirectory() + "/etc/tls/registries/" + registry;
            Optional<KubernetesObject> secret = tlsSecret.isEmpty() ? Optional.empty() : secret(tlsSecret);
            secret.ifPresent(object -> object.require(tlsSecret, List.of("kubernetes.io/tls")));
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("ca_file", certificate(folder + "/ca.crt", authority));
            fields.put("cert_file", certificate(folder + "/tls.crt", data(secret, "tls.crt")));
            fields.put("key_file", certificate(folder + "/tls.key", data(secret, "tls.key")));
            fields.put("insecure_skip_verify", insecure);
            tls = new GoJson.Struct(fields);
        }
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("auth", authentication(registry, config.text("authConfigSecretName")));
        made.put("tls", tls);
        return new GoJson.Struct(made);
    }

    private Object authentication(String registry, String name) {
        return name.isEmpty() ? YamlScalar.NULL : new RegistryAuthentication(planning, registry, name).of(secret(name));
    }

    private String certificate(String path, String content) {
        if (content.isEmpty()) {
            return "";
        }
        certificates.add(new Certificate(path, content));
        return path;
    }

    private Optional<KubernetesObject> secret(String name) {
        Optional<KubernetesObject> secret =
                planning.find("Secret", planning.cluster().namespace(), name);
        if (secret.isEmpty()) {
            known = false;
            draft.complain("secrets \"" + name + "\" not found");
        }
        return secret;
    }

    private static String data(Optional<KubernetesObject> secret, String key) {
        return secret.flatMap(object -> object.data(key)).orElse("");
    }
}
