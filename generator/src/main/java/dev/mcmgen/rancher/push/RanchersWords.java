package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.change.Change;
import dev.mcmgen.rancher.change.FieldPath;
import dev.mcmgen.rancher.change.ObjectComparison;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted, in the words that Rancher has for it wherever both mean the same. Rancher's controllers write typed fields back
 * in their own form, and own them from then on: an apply that insists on another form of the same is in conflict with them, or
 * changes the generation for nothing.
 */
final class RanchersWords {

    /** What an object is, and what the server keeps, is said as it is. */
    private static final Set<String> AS_WRITTEN = Set.of("apiVersion", "kind", "metadata", "status");

    private static final String POOLS = "machinePools";

    private final List<Change> changes;

    private RanchersWords(List<Change> changes) {
        this.changes = changes;
    }

    /** The wanted object for an apply on the live one. */
    static ApiObject of(ApiObject desired, ApiObject live, ObjectComparison comparison) {
        RanchersWords words = new RanchersWords(comparison.compare(desired, live));
        Map<String, Object> said = words.map(FieldPath.ROOT, desired.fields(), live.fields());
        Map<String, Object> all = new LinkedHashMap<>();
        desired.fields().forEach((key, value) -> {
            if (AS_WRITTEN.contains(key)) {
                all.put(key, value);
            } else if (said.containsKey(key)) {
                all.put(key, said.get(key));
            }
        });
        return new ApiObject(all);
    }

    private Map<String, Object> map(FieldPath path, Map<?, ?> desired, Map<?, ?> live) {
        Map<String, Object> said = new LinkedHashMap<>();
        desired.forEach((key, value) -> {
            String name = String.valueOf(key);
            value(path.field(name), value, Optional.ofNullable(live.get(name)))
                    .ifPresent(words -> said.put(name, words));
        });
        return said;
    }

    /** Empty where Rancher has dropped what says nothing. */
    private Optional<Object> value(FieldPath path, Object desired, Optional<Object> live) {
        Object there = live.orElse(YamlScalar.NULL);
        if (desired instanceof Map<?, ?> wanted
                && there instanceof Map<?, ?> map
                && !Overlay.WHOLE.contains(path.name())) {
            return Optional.of(map(path, wanted, map));
        }
        if (path.name().equals(POOLS) && desired instanceof List<?> wanted && there instanceof List<?> list) {
            return Optional.of(pools(path, wanted, list));
        }
        if (!isSame(path)) {
            return Optional.of(desired);
        }
        return there == YamlScalar.NULL ? Optional.empty() : live;
    }

    private List<Object> pools(FieldPath path, List<?> desired, List<?> live) {
        List<Object> said = new ArrayList<>();
        for (Object pool : desired) {
            String name = Overlay.name(pool);
            Optional<Map<?, ?>> there = live.stream()
                    .filter(other -> Overlay.name(other).equals(name))
                    .<Map<?, ?>>map(Map.class::cast)
                    .findFirst();
            boolean isKnown = pool instanceof Map && !name.isEmpty() && there.isPresent();
            said.add(isKnown ? map(path.item(name), (Map<?, ?>) pool, there.get()) : pool);
        }
        return said;
    }

    private boolean isSame(FieldPath path) {
        return changes.stream().map(Change::path).noneMatch(path::touches);
    }
}
