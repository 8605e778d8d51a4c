package dev.mcmgen.cluster;

import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Effective clusters as plain data in the frozen form {@code mcmgen/effective/v1} (docs: schemas/effective.schema.json).
 * Fields may be added, never renamed.
 */
public final class EffectiveForm {

    private EffectiveForm() {}

    /** The whole document, ready to be written as JSON or YAML. */
    public static Map<String, Object> of(List<EffectiveCluster> clusters) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("apiVersion", "mcmgen/effective/v1");
        form.put("clusters", clusters.stream().map(EffectiveForm::cluster).toList());
        return form;
    }

    private static Object cluster(EffectiveCluster cluster) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("file", cluster.file());
        form.put("name", orNull(cluster.name()));
        form.put("namespace", orNull(cluster.namespace()));
        form.put("kind", cluster.kind() == EffectiveCluster.Kind.RANCHER ? "rancher" : "standalone");
        form.put("kubernetesVersion", orNull(cluster.kubernetesVersion()));
        form.put("rancher", orNull(cluster.rancher()));
        form.put("error", orNull(cluster.error()));
        form.put("groups", cluster.groups().stream().map(EffectiveForm::group).toList());
        return form;
    }

    private static Object group(NodeGroup group) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("pool", group.pool());
        form.put("roles", group.roles().stream().map(Role::id).toList());
        form.put("os", group.system().id());
        form.put("config", group.config());
        List<Object> files = new ArrayList<>();
        for (NodeFile file : group.files()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("path", file.path());
            fields.put("content", orNull(file.content()));
            files.add(fields);
        }
        form.put("files", files);
        form.put("entries", group.entries().stream().map(EffectiveForm::entry).toList());
        return form;
    }

    private static Object entry(Entry entry) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("key", entry.key());
        form.put("value", entry.value());
        form.put("fate", entry.fate().id());
        if (entry.fate() instanceof Fate.Dropped dropped) {
            form.put("reason", dropped.reason().id());
            form.put("by", "rancher");
        }
        if (entry.fate() instanceof Fate.Overwritten overwritten) {
            form.put("by", overwritten.by());
        }
        form.put("origin", entry.origin().map(EffectiveForm::origin).orElse(YamlScalar.NULL));
        return form;
    }

    private static Object origin(Origin origin) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("file", origin.position().file());
        form.put("line", origin.position().line());
        form.put("column", origin.position().column());
        return form;
    }

    private static Object orNull(Optional<String> text) {
        return text.isPresent() ? text.get() : YamlScalar.NULL;
    }
}
