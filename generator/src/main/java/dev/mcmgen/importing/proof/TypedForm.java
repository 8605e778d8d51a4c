package dev.mcmgen.importing.proof;

import dev.mcmgen.catalog.ClusterFields;
import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Cluster's own fields in a form in which two that mean the same are equal: without what means the same as nothing, and
 * without what others compare.
 */
final class TypedForm {

    /** What is compared as it reaches the nodes, and the name of a machine config, which means nothing. */
    private static final Set<String> ELSEWHERE = Set.of(
            "/apiVersion",
            "/kind",
            "/spec/rkeConfig/machineGlobalConfig",
            "/spec/rkeConfig/machineSelectorConfig",
            "/spec/rkeConfig/machineSelectorFiles",
            "/spec/rkeConfig/chartValues",
            "/spec/rkeConfig/additionalManifest",
            "/spec/rkeConfig/machinePools/*/machineConfigRef/name",
            "/spec/rkeConfig/machinePools/*/machineConfigRef/namespace");

    private static final String POOLS = "/spec/rkeConfig/machinePools";

    private final ClusterFields fields;

    TypedForm(ClusterFields fields) {
        this.fields = fields;
    }

    /** Pools stand under their names. */
    Map<String, Object> of(Part cluster) {
        return fieldsOf(JsonPointer.ROOT, cluster.fields());
    }

    private Object formed(JsonPointer at, Object value) {
        if (value instanceof Map<?, ?> map) {
            return at.toString().matches("/spec/rkeConfig/upgradeStrategy/(controlPlane|worker)DrainOptions")
                    ? drain(Part.root(map))
                    : fieldsOf(at, map);
        }
        if (!(value instanceof List<?> list)) {
            return at.tokens().contains("rollingUpdate") ? value.toString() : value;
        }
        if (at.toString().equals(POOLS)) {
            Map<String, Object> byName = new LinkedHashMap<>();
            for (int i = 0; i < list.size(); i++) {
                byName.put(Part.root(list.get(i)).text("name"), formed(at.child(i), list.get(i)));
            }
            return byName;
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(formed(at.child(i), list.get(i)));
        }
        return items;
    }

    private Map<String, Object> fieldsOf(JsonPointer at, Map<?, ?> map) {
        Map<String, Object> form = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            JsonPointer field = at.child(String.valueOf(key));
            if (!isElsewhere(field) && !fields.isSameAsAbsent(field, value)) {
                Object inner = formed(field, value);
                if (!fields.isSameAsAbsent(field, inner)) {
                    form.put(String.valueOf(key), inner);
                }
            }
        });
        if (at.toString().equals("/spec/localClusterAuthEndpoint") && !form.containsKey("enabled")) {
            form.clear(); // An endpoint that is off has no name.
        }
        if (at.toString().equals("/spec/rkeConfig/etcd") && form.containsKey("disableSnapshots")) {
            form.keySet().retainAll(Set.of("disableSnapshots"));
        }
        return form;
    }

    private static boolean isElsewhere(JsonPointer field) {
        List<String> tokens = new ArrayList<>(field.tokens());
        tokens.replaceAll(token -> token.matches("[0-9]+") ? "*" : token);
        return ELSEWHERE.contains(new JsonPointer(tokens).toString());
    }

    /** Options of a drain that is off mean nothing, but for hooks, which a later one has. */
    private static Map<String, Object> drain(Part options) {
        Map<String, Object> form = new LinkedHashMap<>();
        if (options.flag("enabled")) {
            form.put("enabled", true);
            form.put("force", options.flag("force"));
            form.put("ignoreDaemonSets", options.find("ignoreDaemonSets").orElse(true));
            form.put("deleteEmptyDirData", options.flag("deleteEmptyDirData"));
            form.put("disableEviction", options.flag("disableEviction"));
            form.put("gracePeriod", options.number("gracePeriod").orElse(0L));
            long timeout = options.number("timeout").orElse(0L);
            form.put("timeout", timeout == 0 ? 600L : timeout);
            form.put(
                    "skipWaitForDeleteTimeoutSeconds",
                    options.number("skipWaitForDeleteTimeoutSeconds").orElse(0L));
        }
        for (String hooks : List.of("preDrainHooks", "postDrainHooks")) {
            if (!options.list(hooks).isEmpty()) {
                form.put(hooks, options.list(hooks));
            }
        }
        return form;
    }
}
