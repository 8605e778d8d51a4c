package dev.mcmgen.catalog;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a Rancher Cluster object is not its user's, and what in it means the same as nothing, from
 * {@code cluster-fields.json}.
 */
public final class ClusterFields {

    private static final String ANY = "*";

    /** A way of tokens, each a name or {@link #ANY}. */
    private record Pattern(List<String> tokens) {

        static Pattern of(DataNode node) {
            return new Pattern(JsonPointer.parse(node.text()).tokens());
        }

        boolean matches(List<String> path) {
            return tokens.size() == path.size() && begins(path);
        }

        /** Whether the path is this way or leads on from it. */
        boolean begins(List<String> path) {
            if (tokens.size() > path.size()) {
                return false;
            }
            for (int i = 0; i < tokens.size(); i++) {
                if (!tokens.get(i).equals(ANY) && !tokens.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private record Reason(Pattern pattern, String text) {}

    private record Same(Pattern pattern, List<String> values) {}

    private final List<Pattern> free;
    private final List<Pattern> serverOwned;
    private final List<String> serverOwnedNames;
    private final List<Reason> operations;
    private final List<Same> same = new ArrayList<>();
    private final Map<String, String> formDefaults = new LinkedHashMap<>();
    private final List<Reason> reasons;

    ClusterFields(DataNode file) {
        free = file.get("free").items().stream().map(Pattern::of).toList();
        serverOwned = file.get("serverOwned").items().stream().map(Pattern::of).toList();
        serverOwnedNames = file.get("serverOwnedNames").texts();
        operations = reasons(file.get("operations"));
        reasons = reasons(file.get("reasons"));
        file.get("formDefaults").members().forEach((key, value) -> formDefaults.put(key, value.scalar()));
        for (DataNode row : file.get("sameAsAbsent").items()) {
            same.add(new Same(
                    Pattern.of(row.get("field")),
                    row.get("values").items().stream().map(DataNode::scalar).toList()));
        }
    }

    private static List<Reason> reasons(DataNode rows) {
        return rows.items().stream()
                .map(row -> new Reason(Pattern.of(row.get("field")), row.text("reason")))
                .toList();
    }

    /** Whether a server or a user interface writes this field. */
    public boolean isServerOwned(JsonPointer field) {
        return serverOwned.stream().anyMatch(pattern -> pattern.matches(field.tokens()));
    }

    /** Whether Rancher writes the label or annotation of that name. */
    public boolean isServerOwnedName(String name) {
        return serverOwnedNames.stream()
                .anyMatch(known -> known.endsWith(ANY)
                        ? name.startsWith(known.substring(0, known.length() - 1))
                        : name.equals(known));
    }

    /** What was ordered by this field, in words; empty where it is no order. */
    public Optional<String> operation(JsonPointer field) {
        return operations.stream()
                .filter(row -> row.pattern().matches(field.tokens()))
                .map(Reason::text)
                .findFirst();
    }

    /** Whether the value means the same as no value; an empty text, list or object does, where the type is Rancher's own. */
    public boolean isSameAsAbsent(JsonPointer field, Object value) {
        return (isEmpty(value) && !isInFreeMap(field))
                || same.stream()
                        .anyMatch(row -> row.pattern().matches(field.tokens())
                                && row.values().contains(String.valueOf(value)));
    }

    /** Whether the field is the entry of a map that users fill as they like, or stands below one. */
    public boolean isInFreeMap(JsonPointer field) {
        return field.parent()
                .filter(parent -> free.stream().anyMatch(pattern -> pattern.begins(parent.tokens())))
                .isPresent();
    }

    /** Whether the console's form writes this key of config.yaml with this value for everybody, and it means nothing. */
    public boolean isFormDefault(String key, Object value) {
        return value.toString().equals(formDefaults.get(key));
    }

    /** Why the spec cannot say this, in words; empty where nothing but that is known. */
    public Optional<String> reason(JsonPointer field) {
        return reasons.stream()
                .filter(row -> row.pattern().begins(field.tokens()))
                .map(Reason::text)
                .findFirst();
    }

    private static boolean isEmpty(Object value) {
        return value == YamlScalar.NULL
                || value.equals("")
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.isEmpty());
    }
}
