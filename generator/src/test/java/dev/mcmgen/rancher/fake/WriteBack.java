package dev.mcmgen.rancher.fake;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Rancher's controllers write into objects (live-rancher-2.15.md, "What Rancher changes in what was sent"). */
final class WriteBack {

    private static final Map<String, String> DEFAULTS = Map.of(
            "boot2dockerUrl",
            "",
            "cloudinit",
            "",
            "gracefulShutdownTimeout",
            "0",
            "vcenterPort",
            "443",
            "sshPassword",
            "tcuser",
            "password",
            "",
            "username",
            "",
            "vcenter",
            "");

    /** The fields of machine configs that make machines what they are. */
    private static final String SCHEMA = "{\"resourceFields\":{\"creationType\":{\"type\":\"string\"},"
            + "\"cloneFrom\":{\"type\":\"string\"},\"cpuCount\":{\"type\":\"string\"}}}";

    private WriteBack() {}

    static ApiObject cluster(ApiObject cluster) {
        List<Object> pools = new ArrayList<>();
        for (ApiObject pool : cluster.objects("spec", "rkeConfig", "machinePools")) {
            Map<String, Object> fields = new LinkedHashMap<>(pool.fields());
            fields.values().removeIf(Boolean.FALSE::equals);
            fields.putIfAbsent("dynamicSchemaSpec", SCHEMA);
            fields.putIfAbsent("drainBeforeDeleteTimeout", YamlScalar.NULL);
            pools.add(fields);
        }
        ApiObject written = cluster.with(List.of("wrangler.cattle.io/rke-cluster-remove"), "metadata", "finalizers")
                .with(
                        cluster.name(),
                        "metadata",
                        "annotations",
                        "provisioning.cattle.io/management-cluster-display-name")
                .with(Map.of(), "spec", "rkeConfig", "dataDirectories")
                .with(Map.of(), "spec", "rkeConfig", "machinePoolDefaults");
        if (!pools.isEmpty()) {
            written = written.with(pools, "spec", "rkeConfig", "machinePools");
        }
        List<Object> files = files(cluster);
        if (!files.isEmpty()) {
            written = written.with(files, "spec", "rkeConfig", "machineSelectorFiles");
        }
        if (written.find("spec", "rkeConfig", "chartValues").isEmpty()) {
            written = written.with(YamlScalar.NULL, "spec", "rkeConfig", "chartValues");
        }
        Map<String, Object> endpoint = new LinkedHashMap<>(
                written.object("spec", "localClusterAuthEndpoint").fields());
        endpoint.values().removeIf(Boolean.FALSE::equals);
        return written.with(endpoint, "spec", "localClusterAuthEndpoint").with(status(cluster), "status");
    }

    /** A source of files has a Secret and a ConfigMap in Go, whichever was named. */
    private static List<Object> files(ApiObject cluster) {
        List<Object> entries = new ArrayList<>();
        for (ApiObject entry : cluster.objects("spec", "rkeConfig", "machineSelectorFiles")) {
            List<Object> sources = new ArrayList<>();
            for (ApiObject source : entry.objects("fileSources")) {
                Map<String, Object> both = new LinkedHashMap<>(source.fields());
                both.putIfAbsent("secret", Map.of("name", ""));
                both.putIfAbsent("configMap", Map.of("name", ""));
                sources.add(both);
            }
            entries.add(entry.with(sources, "fileSources").fields());
        }
        return entries;
    }

    private static Map<String, Object> status(ApiObject cluster) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("clusterName", "c-m-" + cluster.name());
        List<Object> conditions = new ArrayList<>();
        for (String type : List.of("Created", "RKECluster")) {
            conditions.add(Map.of("type", type, "status", "True", "lastUpdateTime", "2026-11-22T17:02:14Z"));
        }
        status.put("conditions", conditions);
        return status;
    }

    static ApiObject machineConfig(ApiObject config, Optional<ApiObject> owner) {
        ApiObject written = config;
        for (Map.Entry<String, String> field : DEFAULTS.entrySet()) {
            if (!written.fields().containsKey(field.getKey())) {
                written = written.with(field.getValue(), field.getKey());
            }
        }
        // Who owns it already keeps it: Rancher refuses to use it for another.
        if (owner.isEmpty() || !config.list("metadata", "ownerReferences").isEmpty()) {
            return written;
        }
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("apiVersion", owner.get().apiVersion());
        reference.put("kind", "Cluster");
        reference.put("name", owner.get().name());
        reference.put("uid", owner.get().text("metadata", "uid"));
        reference.put("controller", true);
        return written.with(List.of(reference), "metadata", "ownerReferences");
    }
}
