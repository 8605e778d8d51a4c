package dev.mcmgen.rancher.fake;

import dev.mcmgen.rancher.ApiObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** An object in the store, with who owns which field: Kubernetes' rules of update and apply, in short. */
final class Stored {

    /** A manager and the way in which it wrote. */
    record Owner(String manager, String operation) {}

    /** Fields of others that an apply would take. */
    record Conflict(Owner owner, List<String> path) {}

    private Map<String, Object> fields;
    private final Map<Owner, Set<List<String>>> owners = new LinkedHashMap<>();
    private long resourceVersion;
    private long generation;

    Stored(Map<String, Object> fields) {
        this.fields = copy(fields);
        this.generation = 1;
    }

    Stored duplicate() {
        Stored other = new Stored(fields);
        other.resourceVersion = resourceVersion;
        other.generation = generation;
        owners.forEach((owner, paths) -> other.owners.put(owner, new LinkedHashSet<>(paths)));
        return other;
    }

    Map<String, Object> fields() {
        return fields;
    }

    long generation() {
        return generation;
    }

    long resourceVersion() {
        return resourceVersion;
    }

    void stamp(long version) {
        resourceVersion = version;
    }

    /** Everything is owned by who created it. */
    void created(String manager) {
        owners.put(new Owner(manager, "Update"), Fields.of(fields));
    }

    /** What is different now belongs to who wrote it, and to nobody else. */
    void update(Map<String, Object> wanted, String manager) {
        Map<String, Object> before = fields;
        Map<String, Object> after = copy(wanted);
        Set<List<String>> changed = new LinkedHashSet<>();
        for (List<String> path : Fields.of(after)) {
            if (!Objects.equals(Fields.find(before, path), Fields.find(after, path))) {
                changed.add(path);
            }
        }
        replaceSpec(after);
        owners.values()
                .forEach(paths -> paths.removeIf(path ->
                        changed.contains(path) || Fields.find(fields, path).isEmpty()));
        owners.computeIfAbsent(new Owner(manager, "Update"), any -> new LinkedHashSet<>())
                .addAll(changed);
        owners.values().removeIf(Set::isEmpty);
    }

    /** What a webhook puts into a created object belongs to nobody, as was seen. */
    void mutate(Map<String, Object> wanted) {
        fields = copy(wanted);
        owners.values()
                .forEach(paths ->
                        paths.removeIf(path -> Fields.find(fields, path).isEmpty()));
    }

    private void replaceSpec(Map<String, Object> after) {
        if (!withoutMetadata(after).equals(withoutMetadata(fields))) {
            generation++;
        }
        fields = after;
    }

    private static Map<String, Object> withoutMetadata(Map<String, Object> object) {
        Map<String, Object> rest = new LinkedHashMap<>(object);
        rest.remove("metadata");
        rest.remove("status");
        return rest;
    }

    /** What an apply would take from others. */
    List<Conflict> conflicts(Map<String, Object> wanted, String manager) {
        Owner self = new Owner(manager, "Apply");
        List<Conflict> conflicts = new ArrayList<>();
        for (List<String> path : Fields.of(wanted)) {
            if (Objects.equals(Fields.find(wanted, path), Fields.find(fields, path))) {
                continue;
            }
            owners.forEach((owner, paths) -> {
                if (!owner.equals(self) && paths.contains(path)) {
                    conflicts.add(new Conflict(owner, path));
                }
            });
        }
        return conflicts;
    }

    void apply(Map<String, Object> wanted, String manager) {
        Owner self = new Owner(manager, "Apply");
        Set<List<String>> paths = Fields.of(wanted);
        Map<String, Object> after = copy(fields);
        for (List<String> path : owners.getOrDefault(self, Set.of())) {
            boolean others = owners.entrySet().stream()
                    .anyMatch(entry ->
                            !entry.getKey().equals(self) && entry.getValue().contains(path));
            if (!paths.contains(path) && !others) {
                Fields.remove(after, path);
            }
        }
        for (List<String> path : paths) {
            Object value = Fields.find(wanted, path).orElseThrow();
            if (!Objects.equals(Fields.find(after, path).orElse(null), value)) {
                owners.forEach((owner, owned) -> owned.remove(path));
            }
            Fields.set(after, path, deep(value));
        }
        owners.put(self, new LinkedHashSet<>(paths));
        replaceSpec(after);
        owners.values().removeIf(Set::isEmpty);
    }

    /** Takes over a list of managed fields that a client wrote. */
    void own(List<ApiObject> entries) {
        owners.clear();
        entries.forEach(entry -> owners.put(
                new Owner(entry.text("manager"), entry.text("operation")),
                Fields.ofTree(entry.object("fieldsV1").fields())));
    }

    /** The object as a client sees it. */
    Map<String, Object> view() {
        Map<String, Object> view = copy(fields);
        Map<String, Object> metadata =
                new LinkedHashMap<>(ApiObject.of(view).object("metadata").fields());
        metadata.put("resourceVersion", String.valueOf(resourceVersion));
        metadata.put("generation", generation);
        List<Object> managed = new ArrayList<>();
        owners.forEach((owner, paths) -> {
            Map<String, Object> entry = new TreeMap<>();
            entry.put("manager", owner.manager());
            entry.put("operation", owner.operation());
            entry.put("apiVersion", view.get("apiVersion"));
            entry.put("fieldsType", "FieldsV1");
            entry.put("fieldsV1", Fields.tree(paths));
            managed.add(entry);
        });
        metadata.put("managedFields", managed);
        view.put("metadata", metadata);
        if (view.get("status") instanceof Map<?, ?> status) {
            view.put(
                    "status",
                    ApiObject.of(status).with(generation, "observedGeneration").fields());
        }
        return view;
    }

    static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), deep(value)));
        return copy;
    }

    private static Object deep(Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(deep(item)));
            return items;
        }
        return value;
    }
}
