package dev.mcmgen.importing.text;

import dev.mcmgen.schema.Schemas;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the schema of a spec says about its form: in which order fields stand, and what holds where one is left out. */
final class SpecShape {

    /** What readers want to see although it is the default, and defaults that hold for some specs only. */
    private static final Set<String> SHOWN = Set.of(
            "/spec/network/cni",
            "/spec/clusterEndpoint/enabled",
            "/spec/dataDirectories/k8sDistro",
            "/spec/pools/*/quantity",
            "/spec/pools/*/cpus",
            "/spec/pools/*/memory",
            "/spec/pools/*/disk");

    private static final List<String> POOL_MACHINES = List.of("spec", "pools", "*", "vsphere");

    private final Map<?, ?> schema =
            (Map<?, ?>) JsonReader.read(Schemas.text(Schemas.CLUSTER_SPEC).getBytes(StandardCharsets.UTF_8));

    /** The names of the fields of an object, in their order; none where users name them. */
    List<String> fields(JsonPointer object) {
        Map<?, ?> rule = rule(object).map(this::resolved).orElse(Map.of());
        List<String> names = new ArrayList<>();
        if (rule.get("properties") instanceof Map<?, ?> properties) {
            properties.keySet().forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }

    /** Whether a value is what holds anyway, so that a spec need not say it. */
    boolean isDefault(JsonPointer field, Object value) {
        List<String> form = form(field);
        boolean ofPoolMachine = form.size() > POOL_MACHINES.size()
                && form.subList(0, POOL_MACHINES.size()).equals(POOL_MACHINES);
        if (ofPoolMachine || SHOWN.contains(new JsonPointer(form).toString())) {
            return false;
        }
        return rule(field)
                .map(rule -> rule.containsKey("default") ? rule : resolved(rule))
                .map(rule -> rule.get("default"))
                .filter(standard -> String.valueOf(standard).equals(String.valueOf(value)))
                .isPresent();
    }

    private static List<String> form(JsonPointer field) {
        return field.tokens().stream()
                .map(token -> token.matches("[0-9]+") ? "*" : token)
                .toList();
    }

    private Optional<Map<?, ?>> rule(JsonPointer field) {
        Map<?, ?> rule = schema;
        for (String token : field.tokens()) {
            Map<?, ?> owner = resolved(rule);
            Object next = owner.get("properties") instanceof Map<?, ?> properties ? properties.get(token) : null;
            if (next == null) {
                next = owner.get(token.matches("[0-9]+") ? "items" : "additionalProperties");
            }
            if (!(next instanceof Map<?, ?> found)) {
                return Optional.empty();
            }
            rule = found;
        }
        return Optional.of(rule);
    }

    private Map<?, ?> resolved(Map<?, ?> rule) {
        if (!(rule.get("$ref") instanceof String reference)) {
            return rule;
        }
        Object target = schema;
        for (String token : JsonPointer.parse(reference.substring(1)).tokens()) {
            target = target instanceof Map<?, ?> map && map.get(token) instanceof Map<?, ?> next ? next : Map.of();
        }
        return (Map<?, ?>) target;
    }

    /** The object with its fields, and those of what it holds, in the order of the schema, and without defaults. */
    Object inOrder(JsonPointer at, Object value) {
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            for (Object item : list) {
                items.add(inOrder(at.child(items.size()), item));
            }
            return items;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (String name : fields(at)) {
            if (map.containsKey(name)) {
                put(ordered, at.child(name), name, map.get(name));
            }
        }
        map.forEach((key, inner) -> {
            String name = String.valueOf(key);
            if (!ordered.containsKey(name) && !fields(at).contains(name)) {
                put(ordered, at.child(name), name, inner);
            }
        });
        return ordered;
    }

    private void put(Map<String, Object> ordered, JsonPointer at, String name, Object value) {
        Object inner = inOrder(at, value);
        boolean emptied =
                inner instanceof Map<?, ?> map && map.isEmpty() && value instanceof Map<?, ?> old && !old.isEmpty();
        if (!emptied && !isDefault(at, value)) {
            ordered.put(name, inner);
        }
    }
}
