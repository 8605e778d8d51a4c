package dev.mcmgen.rancher.fake;

import dev.mcmgen.rancher.ApiObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rancher's webhook for Clusters, as far as a client notices it (rancher-cluster.md §2, rancher-api.md §1.4). */
final class FakeWebhook {

    private static final String NAME = "rancher.cattle.io.clusters.provisioning.cattle.io";
    private static final String CREATOR = "field.cattle.io/creatorId";
    private static final String ARGUMENT = "admission-control-config-file=/etc/rancher/rke2/config/rancher-psact.yaml";

    private final Set<String> templates;

    FakeWebhook(Set<String> templates) {
        this.templates = templates;
    }

    private static String template(Map<String, Object> cluster) {
        return ApiObject.of(cluster).text("spec", "defaultPodSecurityAdmissionConfigurationTemplateName");
    }

    /** Changes what is to be stored; a dry run is left as it is. */
    Map<String, Object> mutated(Map<String, Object> cluster, boolean isNew, boolean dryRun, User user) {
        if (dryRun) {
            return cluster;
        }
        ApiObject changed = ApiObject.of(cluster);
        if (isNew) {
            changed = changed.with(user.id(), "metadata", "annotations", CREATOR);
        }
        List<Object> files = new ArrayList<>(changed.list("spec", "rkeConfig", "machineSelectorFiles"));
        files.removeIf(entry -> entry.toString().contains("-admission-configuration-psact"));
        List<Object> arguments =
                new ArrayList<>(changed.list("spec", "rkeConfig", "machineGlobalConfig", "kube-apiserver-arg"));
        arguments.remove(ARGUMENT);
        if (!template(cluster).isEmpty()) {
            arguments.add(0, ARGUMENT);
            files.add(entry(changed.name()));
        }
        changed = files.isEmpty()
                ? changed.without("spec", "rkeConfig", "machineSelectorFiles")
                : changed.with(files, "spec", "rkeConfig", "machineSelectorFiles");
        changed = arguments.isEmpty()
                ? changed.without("spec", "rkeConfig", "machineGlobalConfig", "kube-apiserver-arg")
                : changed.with(arguments, "spec", "rkeConfig", "machineGlobalConfig", "kube-apiserver-arg");
        return Stored.copy(changed.fields());
    }

    private static Map<String, Object> entry(String cluster) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("key", "admission-config-psact");
        item.put("path", "/etc/rancher/rke2/config/rancher-psact.yaml");
        item.put("hash", "aGFzaA==");
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("configMap", Map.of("name", ""));
        source.put("secret", Map.of("name", cluster + "-admission-configuration-psact", "items", List.of(item)));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("machineLabelSelector", Map.of("matchLabels", Map.of("rke.cattle.io/control-plane-role", "true")));
        entry.put("fileSources", List.of(source));
        return entry;
    }

    /** What it says against an object; empty where it lets it pass. */
    Optional<Answer> refusal(Map<String, Object> cluster, Optional<Map<String, Object>> before, User user) {
        ApiObject object = ApiObject.of(cluster);
        if (before.isEmpty() && !object.annotation(CREATOR).equals(user.id())) {
            return denied(422, "Invalid", "creatorID annotation does not match user");
        }
        String template = template(cluster);
        if (!template.isEmpty() && !templates.contains(template)) {
            return denied(
                    400, "BadRequest", "podsecurityadmissionconfigurationtemplates \"" + template + "\" not found");
        }
        boolean complete = object.list("spec", "rkeConfig", "machineGlobalConfig", "kube-apiserver-arg")
                        .contains(ARGUMENT)
                && object.list("spec", "rkeConfig", "machineSelectorFiles")
                        .toString()
                        .contains("psact");
        if (!template.isEmpty() && !complete) {
            return Optional.of(Answer.status(
                    500,
                    "InternalError",
                    "Internal error occurred: failed calling webhook \"" + NAME
                            + "\": failed to call webhook: an error on the server (\"{\\\"kind\\\":\\\"AdmissionReview\\\""
                            + "x".repeat(2000) + "\") has prevented the request from succeeding"));
        }
        if (before.isPresent()
                && !ApiObject.of(before.get())
                        .text("spec", "rkeConfig", "dataDirectories", "k8sDistro")
                        .equals(object.text("spec", "rkeConfig", "dataDirectories", "k8sDistro"))) {
            return denied(400, "BadRequest", "Distro data directory cannot be changed after cluster creation");
        }
        if (!user.administrator()
                && !object.text("spec", "cloudCredentialSecretName").isEmpty()
                && !object.text("spec", "cloudCredentialSecretName").endsWith(":cc-standard")) {
            return denied(401, "Unauthorized", "Unauthorized");
        }
        return Optional.empty();
    }

    private static Optional<Answer> denied(int status, String reason, String message) {
        return Optional.of(
                Answer.status(status, reason, "admission webhook \"" + NAME + "\" denied the request: " + message));
    }
}
