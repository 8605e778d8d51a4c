package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Rancher's webhook puts into a Cluster with a pod security template: a file for control planes and an argument of the API
 * server (rancher-cluster.md §2.2). On a dry run it puts nothing in and then misses it, so that what is tried has to have them.
 */
final class PodSecurityEntries {

    private static final String TEMPLATE = "defaultPodSecurityAdmissionConfigurationTemplateName";
    private static final String[] FILES = {"spec", "rkeConfig", "machineSelectorFiles"};
    private static final String[] ARGUMENTS = {"spec", "rkeConfig", "machineGlobalConfig", "kube-apiserver-arg"};

    private PodSecurityEntries() {}

    /** The template that a Cluster names; empty where it names none. */
    static String template(ApiObject cluster) {
        return cluster.text("spec", TEMPLATE);
    }

    /** The Cluster without its template. */
    static ApiObject withoutTemplate(ApiObject cluster) {
        return cluster.without("spec", TEMPLATE);
    }

    /** The Cluster with the template that another names. */
    static ApiObject withTemplateOf(ApiObject cluster, ApiObject other) {
        return template(other).isEmpty() ? withoutTemplate(cluster) : cluster.with(template(other), "spec", TEMPLATE);
    }

    /** The Secret that the webhook makes for a Cluster. */
    static String secretName(ApiObject cluster) {
        return cluster.name() + "-admission-configuration-psact";
    }

    /** The wanted Cluster with the entries that the live one has, where both name a template. */
    static ApiObject kept(ApiObject desired, ApiObject live) {
        if (template(desired).isEmpty() || template(live).isEmpty()) {
            return desired;
        }
        ApiObject kept = desired;
        Optional<ApiObject> file = file(live);
        if (file.isPresent() && file(desired).isEmpty()) {
            List<Object> files = new ArrayList<>(desired.list(FILES));
            files.add(file.get().fields());
            kept = kept.with(files, FILES);
        }
        Optional<String> argument = argument(live);
        if (argument.isPresent() && argument(desired).isEmpty()) {
            List<Object> arguments = new ArrayList<>();
            arguments.add(argument.get());
            Object written = desired.find(ARGUMENTS).orElse(List.of());
            arguments.addAll(written instanceof List<?> list ? list : List.of(written));
            kept = kept.with(arguments, ARGUMENTS);
        }
        return kept;
    }

    private static Optional<ApiObject> file(ApiObject cluster) {
        for (ApiObject entry : cluster.objects(FILES)) {
            for (ApiObject source : entry.objects("fileSources")) {
                if (source.text("secret", "name").equals(secretName(cluster))) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> argument(ApiObject cluster) {
        for (Object argument : cluster.list(ARGUMENTS)) {
            if (String.valueOf(argument).startsWith("admission-control-config-file=")
                    && String.valueOf(argument).endsWith("/config/rancher-psact.yaml")) {
                return Optional.of(String.valueOf(argument));
            }
        }
        return Optional.empty();
    }
}
