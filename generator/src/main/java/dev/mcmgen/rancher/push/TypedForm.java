package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Cluster as Rancher writes it back where it cannot do otherwise: a source of files for machines has a Secret and a ConfigMap,
 * both structures without a pointer, so that the one that nobody named comes back as {@code {name: ""}} (seen on 2.15.0). The list
 * is one value; sent without it, it would belong to Rancher from then on, and each later change of it would be a conflict.
 */
final class TypedForm {

    private static final String[] FILES = {"spec", "rkeConfig", "machineSelectorFiles"};

    private TypedForm() {}

    /** The same object in that form. */
    static ApiObject of(ApiObject desired) {
        if (!desired.kind().equals("Cluster") || desired.list(FILES).isEmpty()) {
            return desired;
        }
        List<Object> entries = new ArrayList<>();
        for (Object entry : desired.list(FILES)) {
            entries.add(
                    entry instanceof Map<?, ?> map && map.get("fileSources") instanceof List<?> sources
                            ? ApiObject.of(map)
                                    .with(completed(sources), "fileSources")
                                    .fields()
                            : entry);
        }
        return desired.with(entries, FILES);
    }

    private static List<Object> completed(List<?> sources) {
        List<Object> completed = new ArrayList<>();
        for (Object source : sources) {
            if (source instanceof Map<?, ?> map) {
                Map<String, Object> both = new LinkedHashMap<>(ApiObject.of(map).fields());
                both.putIfAbsent("secret", Map.of("name", ""));
                both.putIfAbsent("configMap", Map.of("name", ""));
                completed.add(both);
            } else {
                completed.add(source);
            }
        }
        return completed;
    }
}
