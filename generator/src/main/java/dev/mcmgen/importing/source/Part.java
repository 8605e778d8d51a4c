package dev.mcmgen.importing.source;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of an object as plain data (as of {@link dev.mcmgen.yaml.YamlNode#toData}) that knows its place. What is absent,
 * null or of another type than the one asked for reads as empty, as it does to Rancher.
 *
 * @param path from the root of the object
 * @param fields in the order of the input
 */
public record Part(JsonPointer path, Map<String, Object> fields) {

    public Part {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** An object as a whole. */
    public static Part root(Object data) {
        return of(JsonPointer.ROOT, data);
    }

    private static Part of(JsonPointer path, Object data) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (data instanceof Map<?, ?> map) {
            map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        }
        return new Part(path, fields);
    }

    /** The value of a field, unless it is null. */
    public Optional<Object> find(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> value != YamlScalar.NULL);
    }

    /** Where a field stands. */
    public JsonPointer at(String name) {
        return path.child(name);
    }

    /** The object in a field; one without fields where there is none. */
    public Part part(String... names) {
        Part part = this;
        for (String name : names) {
            part = of(part.at(name), part.find(name).orElse(Map.of()));
        }
        return part;
    }

    /** The objects in the list of a field. */
    public List<Part> parts(String name) {
        List<Part> parts = new ArrayList<>();
        List<Object> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> map) {
                parts.add(of(at(name).child(i), map));
            }
        }
        return parts;
    }

    /** The list in a field. */
    public List<Object> list(String name) {
        return find(name).orElse(List.of()) instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    /** The text of a field, a number or a boolean as text; {@code ""} where there is none. */
    public String text(String name) {
        return find(name)
                .filter(value -> !(value instanceof Map || value instanceof List))
                .map(String::valueOf)
                .orElse("");
    }

    /** The text of a field, unless it is empty. */
    public Optional<String> filledText(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    public boolean flag(String name) {
        return find(name).filter(Boolean.TRUE::equals).isPresent();
    }

    /** The whole number in a field. */
    public Optional<Long> number(String name) {
        return find(name).filter(Long.class::isInstance).map(Long.class::cast);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }
}
