package dev.mcmgen.importing;

import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parts of a Cluster that are kept as they are, in the shape of {@code overrides}. */
final class KeptParts {

    private static final JsonPointer POOLS = JsonPointer.parse("/spec/rkeConfig/machinePools");
    private static final JsonPointer OVERRIDES = JsonPointer.parse("/spec/overrides");

    private final ClusterSource source;
    private final Map<JsonPointer, Object> parts = new LinkedHashMap<>();
    private final Set<JsonPointer> refused = new HashSet<>();

    KeptParts(ClusterSource source) {
        this.source = source;
    }

    /**
     * Keeps a part.
     *
     * @param value what stands there; without one, the part is taken away from what is rendered
     * @return false where it is kept already, or was refused
     */
    boolean keep(JsonPointer field, Optional<Object> value) {
        Object kept = value.orElse(YamlScalar.NULL);
        if (refused.contains(field) || kept.equals(parts.get(field)) || isInside(field)) {
            return false;
        }
        parts.keySet().removeIf(other -> begins(field, other));
        parts.put(field, kept);
        return true;
    }

    private boolean isInside(JsonPointer field) {
        return parts.keySet().stream().anyMatch(other -> !other.equals(field) && begins(other, field));
    }

    /** Gives parts up that are to be judged anew. */
    void release(Set<JsonPointer> fields) {
        parts.keySet().removeAll(fields);
    }

    /** Gives a part up that the spec was refused for; empty where none stands there. */
    Optional<JsonPointer> refuse(JsonPointer ofSpec) {
        Optional<JsonPointer> found = parts.keySet().stream()
                .filter(field -> begins(inSpec(field), ofSpec) || begins(ofSpec, inSpec(field)))
                .findFirst();
        found.ifPresent(field -> {
            parts.remove(field);
            refused.add(field);
        });
        return found;
    }

    private static boolean begins(JsonPointer prefix, JsonPointer field) {
        return prefix.tokens().size() <= field.tokens().size()
                && field.tokens().subList(0, prefix.tokens().size()).equals(prefix.tokens());
    }

    Set<JsonPointer> fields() {
        return parts.keySet();
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Whether a part is taken away rather than kept. */
    boolean isRemoval(JsonPointer field) {
        return parts.get(field) == YamlScalar.NULL;
    }

    /** Where a part stands in the spec. */
    JsonPointer inSpec(JsonPointer field) {
        JsonPointer at = OVERRIDES;
        for (String token : placed(field).tokens()) {
            at = at.child(token);
        }
        return at;
    }

    /** Pools stand in the order in which they were kept, each with its name. */
    private JsonPointer placed(JsonPointer field) {
        if (!begins(POOLS, field) || field.tokens().size() == POOLS.tokens().size()) {
            return field;
        }
        List<String> tokens = new ArrayList<>(field.tokens());
        int at = POOLS.tokens().size();
        tokens.set(at, Integer.toString(pools().indexOf(tokens.get(at))));
        return new JsonPointer(tokens);
    }

    private List<String> pools() {
        int at = POOLS.tokens().size();
        return parts.keySet().stream()
                .filter(field -> begins(POOLS, field) && field.tokens().size() > at)
                .map(field -> field.tokens().get(at))
                .distinct()
                .toList();
    }

    /** What is laid over the rendered Cluster. */
    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        parts.forEach((field, value) -> put(data, placed(field).tokens(), value));
        List<String> pools = pools();
        if (!pools.isEmpty()) {
            Map<String, Object> rkeConfig = child(child(data, "spec"), "rkeConfig");
            Map<String, Object> byIndex = child(rkeConfig, "machinePools");
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < pools.size(); i++) {
                list.add(named(pools.get(i), byIndex.getOrDefault(Integer.toString(i), Map.of())));
            }
            rkeConfig.put("machinePools", list);
        }
        return data;
    }

    private Map<String, Object> named(String index, Object fields) {
        Map<String, Object> pool = new LinkedHashMap<>();
        String name = index.matches("[0-9]+")
                ? source.pools().get(Integer.parseInt(index)).text("name")
                : index;
        pool.put("name", name);
        Part.root(fields).fields().forEach(pool::put);
        return pool;
    }

    private static void put(Map<String, Object> owner, List<String> path, Object value) {
        if (path.size() == 1) {
            owner.put(path.get(0), value);
        } else {
            put(child(owner, path.get(0)), path.subList(1, path.size()), value);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> owner, String name) {
        return (Map<String, Object>) owner.computeIfAbsent(name, any -> new LinkedHashMap<>());
    }
}
