package dev.mcmgen.render;

import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The escape hatch: what the user lays over the rendered Cluster, last. Maps are merged; machine pools by their name;
 * null takes a key away; anything else replaces.
 */
final class Overrides {

    /** The Cluster with the overrides; the very same text where there are none. */
    String laidOver(String cluster, Map<String, Object> overrides) {
        if (overrides.isEmpty()) {
            return cluster;
        }
        List<YamlDocument> documents = GoYaml.readAll("rancher/cluster.yaml", cluster.getBytes(StandardCharsets.UTF_8));
        Object data = documents.get(0).root().map(YamlNode::toData).orElse(Map.of());
        return YamlWriter.write(merge(data, overrides));
    }

    private static Object merge(Object base, Object over) {
        if (base instanceof Map<?, ?> first && over instanceof Map<?, ?> second) {
            Map<Object, Object> merged = new LinkedHashMap<>(first);
            second.forEach((key, value) -> {
                if (value == YamlScalar.NULL) {
                    merged.remove(key);
                } else {
                    Object old = merged.get(key);
                    merged.put(key, merge(old == null ? Map.of() : old, value));
                }
            });
            return merged;
        }
        if (base instanceof List<?> first && over instanceof List<?> second && named(first) && named(second)) {
            return mergeByName(first, second);
        }
        return over;
    }

    private static List<Object> mergeByName(List<?> first, List<?> second) {
        List<Object> merged = new ArrayList<>(first);
        for (Object item : second) {
            Object name = ((Map<?, ?>) item).get("name");
            int at = -1;
            for (int i = 0; i < merged.size(); i++) {
                if (Objects.equals(((Map<?, ?>) merged.get(i)).get("name"), name)) {
                    at = i;
                }
            }
            if (at >= 0) {
                merged.set(at, merge(merged.get(at), item));
            } else {
                merged.add(item);
            }
        }
        return merged;
    }

    private static boolean named(List<?> items) {
        return !items.isEmpty()
                && items.stream().allMatch(item -> item instanceof Map<?, ?> map && map.get("name") instanceof String);
    }
}
