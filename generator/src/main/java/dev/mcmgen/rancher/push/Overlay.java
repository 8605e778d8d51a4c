package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays what is wanted over what is there: what the manifest names wins, what mcmgen set before and the manifest names no longer
 * goes, everything else stays: Rancher's own fields, finalizers, annotations of others, day-2 operations. The same as a
 * server-side apply does, for those who may not apply and for what an apply cannot do.
 */
final class Overlay {

    /** References are one value, not two texts (atomic in Rancher's own definition). */
    static final Set<String> WHOLE =
            Set.of("machineConfigRef", "machineLabelSelector", "infrastructureRef", "fileSources");

    private static final String POOLS = "machinePools";

    private Overlay() {}

    /** The live object with what is wanted; its resource version stays, so that only this state is replaced. */
    static ApiObject of(ApiObject desired, ApiObject live) {
        FieldSet owned = new Ownership(live).oursAlone();
        Map<String, Object> whole = new LinkedHashMap<>(live.fields());
        whole.remove("status");
        Map<String, Object> merged = new LinkedHashMap<>();
        for (Map.Entry<String, Object> field :
                maps(desired.fields(), whole, owned).entrySet()) {
            if (!field.getKey().equals("metadata")) {
                merged.put(field.getKey(), field.getValue());
            }
        }
        merged.put("metadata", metadata(desired, live, owned.field("metadata")).fields());
        return new ApiObject(merged);
    }

    private static ApiObject metadata(ApiObject desired, ApiObject live, FieldSet owned) {
        ApiObject metadata = live.object("metadata").without("managedFields");
        for (String part : List.of("labels", "annotations")) {
            Map<String, Object> texts = maps(
                    desired.object("metadata", part).fields(),
                    metadata.object(part).fields(),
                    owned.field(part));
            metadata = texts.isEmpty() ? metadata.without(part) : metadata.with(texts, part);
        }
        return metadata;
    }

    private static Map<String, Object> maps(Map<?, ?> desired, Map<?, ?> live, FieldSet owned) {
        Map<String, Object> merged = new LinkedHashMap<>();
        live.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (desired.containsKey(name)) {
                merged.put(name, value(name, desired.get(name), value, owned.field(name)));
            } else if (!owned.hasField(name)) {
                merged.put(name, value);
            } else {
                rest(value, owned.field(name)).ifPresent(rest -> merged.put(name, rest));
            }
        });
        desired.forEach((key, value) -> merged.putIfAbsent(String.valueOf(key), value));
        return merged;
    }

    private static Object value(String name, Object desired, Object live, FieldSet owned) {
        if (name.equals(POOLS) && desired instanceof List<?> wanted && live instanceof List<?> there) {
            return pools(wanted, there, owned);
        }
        return desired instanceof Map<?, ?> wanted && live instanceof Map<?, ?> there && !WHOLE.contains(name)
                ? maps(wanted, there, owned)
                : desired;
    }

    /** What is left of a value that mcmgen set when it is taken away: what others have put into it. */
    private static Optional<Object> rest(Object live, FieldSet owned) {
        if (owned.isWhole() || !(live instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, Object> rest = maps(Map.of(), map, owned);
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }

    /** In the order of the manifest; pools of others come last. */
    private static List<Object> pools(List<?> desired, List<?> live, FieldSet owned) {
        List<Object> merged = new ArrayList<>();
        Set<String> wanted = new LinkedHashSet<>();
        for (Object pool : desired) {
            String name = name(pool);
            wanted.add(name);
            Optional<Object> there = live.stream()
                    .filter(other -> name(other).equals(name))
                    .map(Object.class::cast)
                    .findFirst();
            merged.add(there.isPresent() ? value("", pool, there.get(), owned.item(name)) : pool);
        }
        for (Object pool : live) {
            if (!wanted.contains(name(pool)) && !owned.item(name(pool)).hasItself()) {
                merged.add(pool);
            }
        }
        return merged;
    }

    static String name(Object pool) {
        return pool instanceof Map<?, ?> map ? String.valueOf(map.get("name")) : "";
    }

    /** The pools that mcmgen made and that are wanted no longer. */
    static List<String> removedPools(ApiObject desired, ApiObject live) {
        FieldSet owned =
                new Ownership(live).ours().field("spec").field("rkeConfig").field(POOLS);
        Set<String> wanted = new LinkedHashSet<>();
        desired.list("spec", "rkeConfig", POOLS).forEach(pool -> wanted.add(name(pool)));
        List<String> removed = new ArrayList<>();
        for (Object pool : live.list("spec", "rkeConfig", POOLS)) {
            if (!wanted.contains(name(pool)) && owned.item(name(pool)).hasItself()) {
                removed.add(name(pool));
            }
        }
        return removed;
    }
}
