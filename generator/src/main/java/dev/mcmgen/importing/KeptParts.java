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
import java.util.TreeMap;

/** The parts of a Cluster that are kept as they are, in the shape of {@code overrides}. */
final class KeptParts {

    private static final JsonPointer POOLS = JsonPointer.parse("/spec/rkeConfig/machinePools");
    private static final JsonPointer OVERRIDES = JsonPointer.parse("/spec/overrides");

    private final ClusterSource source;
    private final Map<JsonPointer, Object> parts = new TreeMap<>(KeptParts::inOrder);
    private final Set<JsonPointer> refused = new HashSet<>();

    KeptParts(ClusterSource source) {
        this.source = source;
    }

    /** By names, and items of lists by their numbers: what was kept first must not decide what is written first. */
    private static int inOrder(JsonPointer one, JsonPointer other) {
        int common = Math.min(one.tokens().size(), other.tokens().size());
        for (int i = 0; i < common; i++) {
            String left = one.tokens().get(i);
            String right = other.tokens().get(i);
            boolean numbers = left.matches("[0-9]+") && right.matches("[0-9]+") && left.length() != right.length();
            int order = numbers ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.tokens().size(), other.tokens().size());
    }

    /**
     * Keeps a part.
     *
     * @param value what stands there; without one, the part is taken away from what is rendered
     * @return false where it is kept already, or was refused
     */
    boolean keep(JsonPointer field, Optional<Object> value) {
        Object kept = value.map(whole -> Pruned.of(field, whole, refused)).orElse(YamlScalar.NULL);
        if (isRefused(field) || kept.equals(parts.get(field)) || isInside(field) || isEmptied(kept, value)) {
            return false;
        }
        parts.keySet().removeIf(other -> begins(field, other));
        parts.put(field, kept);
        return true;
    }

    private static boolean isEmptied(Object kept, Optional<Object> value) {
        return !kept.equals(value.orElse(kept)) && Pruned.isEmpty(kept);
    }

    private boolean isInside(JsonPointer field) {
        return parts.keySet().stream().anyMatch(other -> !other.equals(field) && begins(other, field));
    }

    /** Gives parts up that are to be judged anew. */
    void release(Set<JsonPointer> fields) {
        parts.keySet().removeAll(fields);
    }

    /**
     * Gives up what the spec was refused for: a part, or what is to blame in it.
     *
     * @return its place in the Cluster; empty where nothing is kept there
     */
    Optional<JsonPointer> refuse(JsonPointer ofSpec) {
        Optional<JsonPointer> found = parts.keySet().stream()
                .filter(field -> begins(inSpec(field), ofSpec) || begins(ofSpec, inSpec(field)))
                .findFirst();
        return found.map(field -> {
            JsonPointer below = blamed(field, ofSpec);
            JsonPointer blamed = isRefused(below) || isPoolsName(below) ? whole(field) : below;
            Map<JsonPointer, Object> given = new LinkedHashMap<>(parts);
            parts.keySet().removeIf(part -> begins(blamed, part) || part.equals(field));
            refused.add(blamed);
            given.forEach((part, value) -> keep(part, Optional.of(value).filter(kept -> kept != YamlScalar.NULL)));
            return blamed;
        });
    }

    private boolean isRefused(JsonPointer field) {
        return refused.stream().anyMatch(prefix -> begins(prefix, field));
    }

    /** Without its name nothing can be said of a pool. */
    private static boolean isPoolsName(JsonPointer field) {
        return begins(POOLS, field)
                && field.tokens().get(field.tokens().size() - 1).equals("name");
    }

    /** The pool of a part, or the part itself. */
    private static JsonPointer whole(JsonPointer field) {
        int pool = POOLS.tokens().size() + 1;
        return begins(POOLS, field) && field.tokens().size() >= pool
                ? new JsonPointer(field.tokens().subList(0, pool))
                : field;
    }

    /** The field below the part that is to blame; items of lists are not told apart. */
    private JsonPointer blamed(JsonPointer field, JsonPointer ofSpec) {
        JsonPointer blamed = field;
        int depth = inSpec(field).tokens().size();
        List<String> below = depth < ofSpec.tokens().size()
                ? ofSpec.tokens().subList(depth, ofSpec.tokens().size())
                : List.of();
        int last = below.size();
        while (last > 0 && below.get(last - 1).matches("[0-9]+")) {
            last--;
        }
        for (String token : below.subList(0, last)) {
            blamed = blamed.child(token);
        }
        return blamed;
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
