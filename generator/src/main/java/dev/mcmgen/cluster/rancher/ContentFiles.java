package dev.mcmgen.cluster.rancher;

import java.util.List;
import java.util.Optional;

/**
 * Keys whose value is the content of a file: the content is written to a file, and the key names it (F11; §3.2). The file
 * of the registries is always among them.
 */
final class ContentFiles {

    private static final String CLOUD_PROVIDER = "cloud-provider-config";
    private static final String REGISTRY = "private-registry";
    private static final String SECRET = "secret://";
    private static final String AUTHORIZED = "v2prov-secret-authorized-for-cluster";

    /** In the planner's order. */
    private static final List<String> KEYS = List.of("audit-policy-file", CLOUD_PROVIDER, REGISTRY, "flannel-conf");

    private ContentFiles() {}

    /** @param registries what {@link RegistriesFile#add} gave */
    static void add(Planning planning, Optional<String> registries, NodeDraft draft) {
        for (String key : KEYS) {
            if (key.equals(REGISTRY)) {
                String path = planning.cluster().distribution().configurationFolder() + "/registries.yaml";
                draft.set(key, path);
                registries.ifPresentOrElse(text -> draft.file(path, text), () -> draft.unknownFile(path));
            } else {
                draft.find(key).ifPresent(value -> addOne(planning, key, GoValues.text(value), draft));
            }
        }
    }

    private static void addOne(Planning planning, String key, String content, NodeDraft draft) {
        String path = planning.cluster().configFile(key);
        draft.reshape(key, path);
        if (key.equals(CLOUD_PROVIDER) && content.startsWith(SECRET)) {
            addSecret(planning, content, path, draft);
        } else {
            draft.file(path, content);
        }
    }

    private static void addSecret(Planning planning, String reference, String path, NodeDraft draft) {
        String[] parts = reference.replace(SECRET, "").split(":", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new PlanRefusedException("provided value for " + CLOUD_PROVIDER
                    + " secret is malformed, must be of the format secret://namespace:name");
        }
        String place = SECRET + parts[0] + ":" + parts[1];
        Optional<KubernetesObject> secret = planning.find("Secret", parts[0], parts[1]);
        if (secret.isEmpty()) {
            draft.complain("secrets \"" + parts[1] + "\" not found");
            draft.unknownFile(path);
            return;
        }
        String cluster = planning.cluster().name();
        if (!secret.get().authorizes(AUTHORIZED, cluster)) {
            throw new PlanRefusedException("the secret '" + place
                    + "' provided within the cloud-provider-config does not belong to cluster '" + cluster + "'");
        }
        String content = secret.get()
                .data("credential")
                .orElseThrow(
                        () -> new PlanRefusedException("the cloud-provider-config specified a secret, but no config"
                                + " could be found within the secret '" + place + "'"));
        draft.file(path, content);
    }
}
