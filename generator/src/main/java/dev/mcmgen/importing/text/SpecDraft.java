package dev.mcmgen.importing.text;

import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A spec while it comes into being: plain data, with the place in the Cluster that each field comes from. */
public final class SpecDraft {

    private static final SpecShape SHAPE = new SpecShape();

    private final Map<String, Object> root = new LinkedHashMap<>();
    private final Map<JsonPointer, JsonPointer> sources = new LinkedHashMap<>();
    private final Map<JsonPointer, String> comments = new LinkedHashMap<>();
    private final Set<JsonPointer> banned;

    /**
     * A draft with nothing but the frame of a spec.
     *
     * @param banned fields that it shall not have, whatever is put there
     */
    public SpecDraft(Set<JsonPointer> banned) {
        this.banned = Set.copyOf(banned);
        root.put("apiVersion", "mcmgen/v1");
        root.put("kind", "ClusterSpec");
    }

    /**
     * Sets a field.
     *
     * @param field such as {@code /spec/network/cni}
     * @param source the place in the Cluster that it comes from
     */
    public void put(String field, Object value, JsonPointer source) {
        put(JsonPointer.parse(field), value, source);
    }

    /** Sets a field. */
    public void put(JsonPointer field, Object value, JsonPointer source) {
        Map<String, Object> owner = root;
        List<String> path = field.tokens();
        for (String token : path.subList(0, path.size() - 1)) {
            owner = child(owner, token);
        }
        owner.put(path.get(path.size() - 1), value);
        sources.put(field, source);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> owner, String name) {
        return (Map<String, Object>) owner.computeIfAbsent(name, any -> new LinkedHashMap<>());
    }

    /** Says where a field comes from that is part of a larger value. */
    public void source(JsonPointer field, JsonPointer source) {
        sources.put(field, source);
    }

    /** The place in the Cluster that a field, or the nearest one around it, comes from. */
    public Optional<JsonPointer> sourceOf(JsonPointer field) {
        Optional<JsonPointer> at = Optional.of(field);
        while (at.isPresent()) {
            JsonPointer source = sources.get(at.get());
            if (source != null) {
                return Optional.of(source);
            }
            at = at.get().parent();
        }
        return Optional.empty();
    }

    /** Writes a sentence above a field. */
    public void comment(String field, String text) {
        comments.put(JsonPointer.parse(field), text);
    }

    public Map<JsonPointer, String> comments() {
        return comments;
    }

    /** The value of a field. */
    public Optional<Object> find(String field) {
        return find(JsonPointer.parse(field));
    }

    private Optional<Object> find(JsonPointer field) {
        Object value = root;
        for (String token : field.tokens()) {
            Object next = null;
            if (value instanceof Map<?, ?> map) {
                next = map.get(token);
            } else if (value instanceof List<?> list
                    && token.matches("[0-9]+")
                    && Integer.parseInt(token) < list.size()) {
                next = list.get(Integer.parseInt(token));
            }
            if (next == null) {
                return Optional.empty();
            }
            value = next;
        }
        return Optional.of(value);
    }

    /** Takes a field out again. */
    public void remove(String field) {
        JsonPointer at = JsonPointer.parse(field);
        String name = at.tokens().get(at.tokens().size() - 1);
        if (at.parent().flatMap(this::find).orElse(root) instanceof Map<?, ?> owner) {
            owner.remove(name);
        }
    }

    /** The field as it was put, of a field of {@link #data}: what is banned of a list makes the others move up. */
    public JsonPointer put(JsonPointer ofData) {
        JsonPointer at = JsonPointer.ROOT;
        for (String token : ofData.tokens()) {
            boolean item = find(at).filter(List.class::isInstance).isPresent() && token.matches("[0-9]+");
            int index = item ? Integer.parseInt(token) : 0;
            for (int i = 0; item && i <= index; i++) {
                index += banned.contains(at.child(i)) ? 1 : 0;
            }
            at = item ? at.child(index) : at.child(token);
        }
        return at;
    }

    /** The spec in the order of the schema, without what is the default and what is banned. */
    public Map<String, Object> data() {
        Map<String, Object> ordered = new LinkedHashMap<>();
        Object allowed = allowed(JsonPointer.ROOT, root);
        ((Map<?, ?>) SHAPE.inOrder(JsonPointer.ROOT, allowed))
                .forEach((key, value) -> ordered.put(String.valueOf(key), value));
        return ordered;
    }

    private Object allowed(JsonPointer at, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((key, inner) -> {
                JsonPointer field = at.child(String.valueOf(key));
                if (!banned.contains(field)) {
                    Object left = allowed(field, inner);
                    if (!isEmptied(inner, left)) {
                        fields.put(String.valueOf(key), left);
                    }
                }
            });
            return fields;
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                if (!banned.contains(at.child(i))) {
                    items.add(allowed(at.child(i), list.get(i)));
                }
            }
            return items;
        }
        return value;
    }

    private static boolean isEmptied(Object before, Object after) {
        return !before.equals(after)
                && ((after instanceof Map<?, ?> map && map.isEmpty())
                        || (after instanceof List<?> list && list.isEmpty()));
    }
}
