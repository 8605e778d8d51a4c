package dev.mcmgen.rancher;

import dev.mcmgen.yaml.JsonWriter;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of an API, or a part of one: plain data as of {@link dev.mcmgen.yaml.YamlNode#toData}. What is absent, null or of
 * another type reads as empty, because answers of old and new Ranchers differ in that.
 *
 * @param fields in the order of the answer
 */
public record ApiObject(Map<String, Object> fields) {

    /** The object without fields. */
    public static final ApiObject NONE = new ApiObject(Map.of());

    public ApiObject {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The object of a map whose keys are texts. */
    public static ApiObject of(Map<?, ?> map) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        return new ApiObject(fields);
    }

    /** The value at a path of keys; empty where there is none, or null. */
    public Optional<Object> find(String... path) {
        Object value = fields;
        for (String key : path) {
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
                return Optional.empty();
            }
            value = map.get(key);
        }
        return value == YamlScalar.NULL ? Optional.empty() : Optional.ofNullable(value);
    }

    /** The text at a path; a number or a boolean as text, {@code ""} where there is none. */
    public String text(String... path) {
        return find(path)
                .filter(value -> !(value instanceof Map) && !(value instanceof List))
                .map(String::valueOf)
                .orElse("");
    }

    /** The whole number at a path, also where it is written as text; 0 where there is none. */
    public long number(String... path) {
        try {
            return Long.parseLong(text(path));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    public boolean isTrue(String... path) {
        return text(path).equalsIgnoreCase("true");
    }

    public ApiObject object(String... path) {
        return find(path)
                .filter(Map.class::isInstance)
                .map(value -> of((Map<?, ?>) value))
                .orElse(NONE);
    }

    /** The objects in the list at a path. */
    public List<ApiObject> objects(String... path) {
        List<ApiObject> objects = new ArrayList<>();
        for (Object item : list(path)) {
            if (item instanceof Map<?, ?> map) {
                objects.add(of(map));
            }
        }
        return objects;
    }

    public List<Object> list(String... path) {
        List<Object> items = new ArrayList<>();
        if (find(path).orElse(List.of()) instanceof List<?> list) {
            items.addAll(list);
        }
        return items;
    }

    public String apiVersion() {
        return text("apiVersion");
    }

    public String kind() {
        return text("kind");
    }

    public String name() {
        return text("metadata", "name");
    }

    public String namespace() {
        return text("metadata", "namespace");
    }

    public String resourceVersion() {
        return text("metadata", "resourceVersion");
    }

    public long generation() {
        return number("metadata", "generation");
    }

    public String annotation(String name) {
        return text("metadata", "annotations", name);
    }

    public boolean isBeingDeleted() {
        return !text("metadata", "deletionTimestamp").isEmpty();
    }

    /** The same object with a value at a path; objects on the way are made where they are missing. */
    public ApiObject with(Object value, String... path) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        if (path.length == 1) {
            copy.put(path[0], value);
        } else {
            String[] rest = Arrays.copyOfRange(path, 1, path.length);
            copy.put(path[0], object(path[0]).with(value, rest).fields());
        }
        return new ApiObject(copy);
    }

    /** The same object without what stands at a path. */
    public ApiObject without(String... path) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        if (path.length == 1) {
            copy.remove(path[0]);
        } else if (copy.get(path[0]) instanceof Map<?, ?>) {
            String[] rest = Arrays.copyOfRange(path, 1, path.length);
            copy.put(path[0], object(path[0]).without(rest).fields());
        }
        return new ApiObject(copy);
    }

    /** The object as JSON. */
    public String json() {
        return JsonWriter.write(fields);
    }

    /** Such as {@code Cluster fleet-default/prod-01}. */
    public String title() {
        return kind() + " " + (namespace().isEmpty() ? "" : namespace() + "/") + name();
    }
}
