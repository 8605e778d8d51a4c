package dev.mcmgen.rancher.change;

import dev.mcmgen.catalog.RancherFacts.ArgumentHandling;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A Cluster without what Rancher puts into it: the pod security file and its argument (rancher-cluster.md §2.2), the data
 * directory that it takes out of the environment (§2.1), and the order of arguments where its webhook has none (F8).
 *
 * @param handling what the webhook does to {@code kube-apiserver-arg}
 * @param movesDirectories whether this Rancher knows {@code dataDirectories}
 */
record ClusterReading(ArgumentHandling handling, boolean movesDirectories) {

    private static final String ARGUMENTS = "kube-apiserver-arg";
    private static final String POD_SECURITY_KEY = "admission-config-psact";
    private static final String AGENT_DIRECTORY = "CATTLE_AGENT_VAR_DIR";

    /** The same object as the user would have written it. */
    ApiObject of(ApiObject cluster) {
        return withoutAgentDirectory(withoutPodSecurityFile(withUsersArguments(cluster)));
    }

    private ApiObject withUsersArguments(ApiObject cluster) {
        String[] path = {"spec", "rkeConfig", "machineGlobalConfig", ARGUMENTS};
        Optional<Object> written = cluster.find(path);
        List<String> arguments = new ArrayList<>();
        if (written.isPresent() && written.get() instanceof String text) {
            arguments.add(text.strip());
        } else if (written.isPresent() && written.get() instanceof List<?> list && !list.isEmpty()) {
            list.forEach(item -> arguments.add(
                    item == YamlScalar.NULL ? "" : String.valueOf(item).strip()));
        } else {
            return cluster;
        }
        arguments.removeIf(ClusterReading::isPodSecurityArgument);
        if (arguments.isEmpty()) {
            return cluster.without(path);
        }
        return cluster.with(ordered(arguments, cluster), path);
    }

    private static boolean isPodSecurityArgument(String argument) {
        return argument.matches("admission-control-config-file=/etc/rancher/(rke2|k3s)/config/rancher-psact\\.yaml");
    }

    /** Older webhooks sort at random, keep the last of a flag that stands twice, and drop what has no value. */
    private List<?> ordered(List<String> arguments, ApiObject cluster) {
        boolean template = !cluster.text("spec", "defaultPodSecurityAdmissionConfigurationTemplateName")
                .isEmpty();
        if (handling == ArgumentHandling.EXACT) {
            return arguments;
        }
        if (handling == ArgumentHandling.MAP && !template) {
            return List.copyOf(new TreeSet<>(arguments));
        }
        Map<String, String> last = new LinkedHashMap<>();
        arguments.stream()
                .filter(argument -> argument.contains("="))
                .forEach(argument -> last.put(argument.substring(0, argument.indexOf('=')), argument));
        return List.copyOf(new TreeSet<>(last.values()));
    }

    private static ApiObject withoutPodSecurityFile(ApiObject cluster) {
        String[] path = {"spec", "rkeConfig", "machineSelectorFiles"};
        List<Object> files = cluster.list(path);
        boolean removed = files.removeIf(item -> item instanceof Map<?, ?> map && isPodSecurityFile(cluster, map));
        return removed ? cluster.with(files, path) : cluster;
    }

    private static boolean isPodSecurityFile(ApiObject cluster, Map<?, ?> item) {
        List<ApiObject> sources = ApiObject.of(item).objects("fileSources");
        return sources.size() == 1
                && sources.get(0).text("secret", "name").equals(cluster.name() + "-admission-configuration-psact")
                && sources.get(0).objects("secret", "items").stream()
                        .allMatch(file -> file.text("key").equals(POD_SECURITY_KEY));
    }

    /** Rancher moved the variable into a field of its own when it was upgraded. */
    private ApiObject withoutAgentDirectory(ApiObject cluster) {
        String[] path = {"spec", "agentEnvVars"};
        Optional<ApiObject> variable = cluster.objects(path).stream()
                .filter(item -> item.text("name").equals(AGENT_DIRECTORY))
                .findFirst();
        if (!movesDirectories || variable.isEmpty()) {
            return cluster;
        }
        List<Object> rest = cluster.list(path);
        rest.removeIf(item -> item instanceof Map<?, ?> map && AGENT_DIRECTORY.equals(map.get("name")));
        ApiObject moved = cluster.with(rest, path);
        String[] directory = {"spec", "rkeConfig", "dataDirectories", "systemAgent"};
        return cluster.text(directory).isEmpty() ? moved.with(variable.get().text("value"), directory) : moved;
    }
}
