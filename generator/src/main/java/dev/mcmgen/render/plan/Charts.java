package dev.mcmgen.render.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values for packaged charts, by chart. What the user wrote wins over what follows from the rest of the spec. */
final class Charts {

    private final Map<String, Map<String, Object>> derived = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> written = new LinkedHashMap<>();

    /** Values that follow from another field of the spec. */
    void derive(String chart, Map<String, Object> values) {
        addTo(derived, chart, values);
    }

    /** Values that the user wrote. */
    void write(String chart, Map<String, Object> values) {
        addTo(written, chart, values);
    }

    private static void addTo(Map<String, Map<String, Object>> charts, String chart, Map<String, Object> values) {
        Map<String, Object> before = charts.get(chart);
        charts.put(chart, before == null ? values : merge(before, values));
    }

    /** All values by chart, the derived ones first. */
    Map<String, Map<String, Object>> values() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>(derived);
        for (Map.Entry<String, Map<String, Object>> chart : written.entrySet()) {
            addTo(all, chart.getKey(), chart.getValue());
        }
        return all;
    }

    /** Keys and values in turn, in this order: the output of a run must not depend on a hash. */
    static <V> Map<String, V> values(Object... keysAndValues) {
        Map<String, V> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            @SuppressWarnings("unchecked")
            V value = (V) keysAndValues[i + 1];
            values.put((String) keysAndValues[i], value);
        }
        return values;
    }

    /** Maps are merged into each other, anything else of the second replaces the first. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> merge(Map<String, Object> first, Map<String, Object> second) {
        Map<String, Object> merged = new LinkedHashMap<>(first);
        second.forEach((key, value) -> {
            Object old = merged.get(key);
            merged.put(
                    key,
                    old instanceof Map && value instanceof Map
                            ? merge((Map<String, Object>) old, (Map<String, Object>) value)
                            : value);
        });
        return merged;
    }
}
