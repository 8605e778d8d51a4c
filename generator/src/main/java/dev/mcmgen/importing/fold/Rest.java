package dev.mcmgen.importing.fold;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is left of values when those that follow from elsewhere are taken out of them. */
final class Rest {

    private Rest() {}

    static Map<String, Object> of(Map<String, Object> values, Map<?, ?> derived) {
        Map<String, Object> rest = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Object follows = derived.get(name);
            if (follows == null) {
                rest.put(name, value);
            } else if (value instanceof Map<?, ?> inner && follows instanceof Map<?, ?> of) {
                Map<String, Object> left = of(texts(inner), of);
                if (!left.isEmpty()) {
                    rest.put(name, left);
                }
            } else if (!follows.equals(value)) {
                rest.put(name, value);
            }
        });
        return rest;
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        return fields;
    }
}
