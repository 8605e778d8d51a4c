package dev.mcmgen.rancher.push;

import dev.mcmgen.yaml.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fields of an object, as {@code metadata.managedFields} lists them: {@code f:name} for a field, {@code k:{"name":"cp"}} for an
 * item of a list with keys, {@code v:"…"} for an item of a set, {@code .} for the field itself.
 *
 * @param members in the form of {@code fieldsV1}
 */
record FieldSet(Map<String, Object> members) {

    static final FieldSet NONE = new FieldSet(Map.of());

    static FieldSet of(Object fieldsV1) {
        if (!(fieldsV1 instanceof Map<?, ?> map)) {
            return NONE;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((key, value) -> members.put(String.valueOf(key), value));
        return new FieldSet(members);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /** What is listed below a field. */
    FieldSet field(String name) {
        return of(members.getOrDefault("f:" + name, Map.of()));
    }

    boolean hasField(String name) {
        return members.containsKey("f:" + name);
    }

    /** Whether nothing is listed below, so that the field is meant as a whole. */
    boolean isWhole() {
        return members.keySet().stream().allMatch("."::equals);
    }

    /** What is listed of the item with that name in a list that is keyed by names. */
    FieldSet item(String name) {
        for (Map.Entry<String, Object> member : members.entrySet()) {
            if (member.getKey().startsWith("k:") && isNamed(member.getKey().substring(2), name)) {
                return of(member.getValue());
            }
        }
        return NONE;
    }

    private static boolean isNamed(String json, String name) {
        try {
            return JsonReader.read(json.getBytes(StandardCharsets.UTF_8)) instanceof Map<?, ?> keys
                    && name.equals(keys.get("name"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the thing itself is listed, and not only what is in it. */
    boolean hasItself() {
        return members.containsKey(".");
    }

    /** What is listed here and not there. */
    FieldSet minus(FieldSet other) {
        Map<String, Object> rest = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            FieldSet mine = of(value);
            if (!other.members.containsKey(key)) {
                rest.put(key, value);
            } else if (!mine.isEmpty()) {
                FieldSet left = mine.minus(of(other.members.get(key)));
                if (!left.isEmpty()) {
                    rest.put(key, left.members);
                }
            }
        });
        return new FieldSet(rest);
    }

    FieldSet union(FieldSet other) {
        Map<String, Object> all = new LinkedHashMap<>(members);
        other.members.forEach((key, value) -> all.merge(
                key, value, (mine, theirs) -> of(mine).union(of(theirs)).members()));
        return new FieldSet(all);
    }
}
