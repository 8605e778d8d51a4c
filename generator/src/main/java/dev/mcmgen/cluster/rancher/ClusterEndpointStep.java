package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.RancherFeature;
import java.util.ArrayList;
import java.util.List;

/** The authorised cluster endpoint: the API server asks a webhook of Rancher's on the node (§3.1, step 7). */
final class ClusterEndpointStep implements Step {

    private static final String FILE = "kube-api-authn-webhook.yaml";

    @Override
    public void apply(Planning planning, Machine machine, NodeDraft draft) {
        if (applies(planning, machine)) {
            String key = Webhook.API_SERVER_ARGUMENTS;
            List<String> arguments = new ArrayList<>(GoValues.texts(draft.valueOrNull(key)));
            arguments.add("authentication-token-webhook-config-file=" + path(planning));
            draft.extend(key, arguments);
        }
    }

    /** The file that the argument names; the planner adds it last but one. */
    static void addFile(Planning planning, Machine machine, NodeDraft draft) {
        if (applies(planning, machine)) {
            draft.file(path(planning), """

                    apiVersion: v1
                    kind: Config
                    clusters:
                    - name: Default
                      cluster:
                        insecure-skip-tls-verify: true
                        server: http://%s:6440/v1/authenticate
                    users:
                    - name: Default
                      user:
                        insecure-skip-tls-verify: true
                    current-context: webhook
                    contexts:
                    - name: webhook
                      context:
                        user: Default
                        cluster: Default
                    """.replace("%s", loopback(planning)));
        }
    }

    private static boolean applies(Planning planning, Machine machine) {
        return !machine.isOnlyWorker()
                && planning.cluster().spec().object("localClusterAuthEndpoint").flag("enabled");
    }

    private static String path(Planning planning) {
        return GoPath.join(planning.cluster().dataDirectory(), FILE);
    }

    private static String loopback(Planning planning) {
        if (!planning.has(RancherFeature.STACK_PREFERENCE)) {
            return "127.0.0.1";
        }
        String own = planning.cluster().rkeConfig().object("networking").text("stackPreference");
        String common = planning.has(RancherFeature.STACK_PREFERENCE_DUAL_DEFAULT) ? "dual" : "ipv4";
        return switch (own.isEmpty() ? common : own) {
            case "ipv6" -> "[::1]";
            case "dual" -> "localhost";
            default -> "127.0.0.1";
        };
    }
}
