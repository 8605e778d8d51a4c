package dev.mcmgen.importing;

import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values without some of their fields, and without what is empty then. */
final class Pruned {

    private Pruned() {}

    /** @param at where the value stands */
    static Object of(JsonPointer at, Object value, Set<JsonPointer> without) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((key, inner) -> {
                JsonPointer field = at.child(String.valueOf(key));
                Object left = of(field, inner, without);
                if (!without.contains(field) && (left.equals(inner) || !isEmpty(left))) {
                    fields.put(String.valueOf(key), left);
                }
            });
            return fields;
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                items.add(of(at.child(i), list.get(i), without));
            }
            return items;
        }
        return value;
    }

    static boolean isEmpty(Object value) {
        return (value instanceof Map<?, ?> map && map.isEmpty()) || (value instanceof List<?> list && list.isEmpty());
    }
}
