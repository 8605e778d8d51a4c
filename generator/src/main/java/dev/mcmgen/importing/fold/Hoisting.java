package dev.mcmgen.importing.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says once what pools have in common. A pool can replace what holds for all, but not take it back. */
final class Hoisting {

    private Hoisting() {}

    /**
     * Takes what most pools have of the fields that every pool has.
     *
     * @param pools the fields of each pool; what is taken is taken away from those that have it
     * @param choices fields of which a pool has one: they are taken together
     */
    static Map<String, Object> common(List<Map<String, Object>> pools, List<Set<String>> choices) {
        Map<String, Object> common = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        pools.forEach(pool -> names.addAll(pool.keySet()));
        Set<Set<String>> done = new LinkedHashSet<>();
        for (String name : names) {
            Set<String> together = choices.stream()
                    .filter(choice -> choice.contains(name))
                    .findFirst()
                    .orElse(Set.of(name));
            if (done.add(together)) {
                mostFrequent(pools, together).ifPresent(value -> {
                    common.putAll(value);
                    pools.stream()
                            .filter(pool -> of(pool, together).equals(value))
                            .forEach(pool -> pool.keySet().removeAll(together));
                });
            }
        }
        return common;
    }

    /** Empty where a pool has none of the fields. */
    private static Optional<Map<String, Object>> mostFrequent(List<Map<String, Object>> pools, Set<String> names) {
        List<Map<String, Object>> values = new ArrayList<>();
        pools.forEach(pool -> values.add(of(pool, names)));
        if (values.stream().anyMatch(Map::isEmpty)) {
            return Optional.empty();
        }
        Map<Map<String, Object>, Integer> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        boolean common = most > 1 || pools.size() == 1;
        return !common
                ? Optional.empty()
                : counts.entrySet().stream()
                        .filter(entry -> entry.getValue() == most)
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private static Map<String, Object> of(Map<String, Object> pool, Set<String> names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        names.forEach(name -> {
            Object value = pool.get(name);
            if (value != null) {
                fields.put(name, value);
            }
        });
        return fields;
    }
}
