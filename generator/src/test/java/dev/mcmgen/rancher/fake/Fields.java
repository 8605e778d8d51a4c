package dev.mcmgen.rancher.fake;

import dev.mcmgen.yaml.JsonReader;
import dev.mcmgen.yaml.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fields of objects as paths, each step in the form of {@code fieldsV1}: {@code f:spec}, {@code k:{"name":"cp"}}. */
final class Fields {

    /** What a definition calls atomic, as far as tests need it; other lists are atomic, too. */
    private static final Set<String> ATOMIC = Set.of("machineConfigRef", "machineLabelSelector", "infrastructureRef");

    private static final String POOLS = "machinePools";
    private static final Set<String> UNOWNED = Set.of("f:apiVersion", "f:kind");
    private static final Set<String> UNOWNED_METADATA =
            Set.of("name", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp", "managedFields");

    private Fields() {}

    /** The leaves of an object. */
    static Set<List<String>> of(Map<?, ?> object) {
        Set<List<String>> paths = new LinkedHashSet<>();
        collect(object, List.of(), paths);
        paths.removeIf(path -> UNOWNED.contains(path.get(0))
                || path.get(0).equals("f:status")
                || (path.get(0).equals("f:metadata")
                        && (path.size() < 2
                                || UNOWNED_METADATA.contains(path.get(1).substring(2)))));
        return paths;
    }

    private static void collect(Object value, List<String> path, Set<List<String>> paths) {
        String name = path.isEmpty() ? "" : path.get(path.size() - 1).substring(2);
        if (value instanceof Map<?, ?> map && !map.isEmpty() && !ATOMIC.contains(name)) {
            map.forEach((key, member) -> collect(member, step(path, "f:" + key), paths));
        } else if (name.equals(POOLS) && value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> pool) {
                    List<String> of = step(path, "k:" + JsonWriter.compact(Map.of("name", pool.get("name"))));
                    pool.forEach((key, member) -> collect(member, step(of, "f:" + key), paths));
                }
            }
        } else {
            paths.add(path);
        }
    }

    private static List<String> step(List<String> path, String next) {
        List<String> longer = new ArrayList<>(path);
        longer.add(next);
        return List.copyOf(longer);
    }

    /** The paths in the form of {@code fieldsV1}. */
    static Map<String, Object> tree(Set<List<String>> paths) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (List<String> path : paths) {
            Map<String, Object> level = tree;
            for (String step : path) {
                Map<String, Object> above = level;
                level = child(level, step);
                if (step.equals("f:name")
                        && path.size() > 1
                        && path.get(path.size() - 2).startsWith("k:")) {
                    child(above, ".");
                }
            }
        }
        return tree;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> level, String step) {
        return (Map<String, Object>) level.computeIfAbsent(step, any -> new LinkedHashMap<String, Object>());
    }

    /** The paths in a tree of {@code fieldsV1}. */
    static Set<List<String>> ofTree(Object tree) {
        Set<List<String>> paths = new LinkedHashSet<>();
        walk(tree, List.of(), paths);
        return paths;
    }

    private static void walk(Object tree, List<String> path, Set<List<String>> paths) {
        if (tree instanceof Map<?, ?> map && map.keySet().stream().anyMatch(key -> !key.equals("."))) {
            map.forEach((key, member) -> {
                if (!key.equals(".")) {
                    walk(member, step(path, String.valueOf(key)), paths);
                }
            });
        } else if (!path.isEmpty()) {
            paths.add(path);
        }
    }

    /** The value at a path. */
    static Optional<Object> find(Object root, List<String> path) {
        Object value = root;
        for (String step : path) {
            if (step.startsWith("k:") && value instanceof List<?> list) {
                value = item(list, step).orElse(null);
            } else if (value instanceof Map<?, ?> map) {
                value = map.get(step.substring(2));
            } else {
                return Optional.empty();
            }
            if (value == null) {
                return Optional.empty();
            }
        }
        return Optional.of(value);
    }

    private static Optional<Object> item(List<?> list, String step) {
        String name = name(step);
        return list.stream()
                .filter(item -> item instanceof Map<?, ?> map && name.equals(map.get("name")))
                .map(Object.class::cast)
                .findFirst();
    }

    private static String name(String step) {
        Object keys = JsonReader.read(step.substring(2).getBytes(StandardCharsets.UTF_8));
        return String.valueOf(((Map<?, ?>) keys).get("name"));
    }

    /** Sets the value at a path; what is on the way is made. */
    @SuppressWarnings("unchecked")
    static void set(Map<String, Object> root, List<String> path, Object value) {
        Object level = root;
        for (int i = 0; i < path.size(); i++) {
            String step = path.get(i);
            boolean last = i == path.size() - 1;
            if (step.startsWith("k:")) {
                List<Object> list = (List<Object>) level;
                Optional<Object> there = item(list, step);
                if (there.isEmpty()) {
                    Map<String, Object> made = new LinkedHashMap<>();
                    made.put("name", name(step));
                    list.add(made);
                    there = Optional.of(made);
                }
                level = there.get();
            } else if (last) {
                ((Map<String, Object>) level).put(step.substring(2), value);
            } else {
                boolean list = path.get(i + 1).startsWith("k:");
                level = ((Map<String, Object>) level)
                        .computeIfAbsent(
                                step.substring(2),
                                any -> list ? new ArrayList<>() : new LinkedHashMap<String, Object>());
            }
        }
    }

    /** Takes the value at a path away, and what holds nothing then. */
    @SuppressWarnings("unchecked")
    static void remove(Map<String, Object> root, List<String> path) {
        List<String> above = path.subList(0, path.size() - 1);
        String step = path.get(path.size() - 1);
        Optional<Object> level = find(root, above);
        if (level.isEmpty()) {
            return;
        }
        if (step.startsWith("k:")) {
            item((List<?>) level.get(), step).ifPresent(item -> ((List<Object>) level.get()).remove(item));
        } else if (level.get() instanceof Map<?, ?> map) {
            map.remove(step.substring(2));
        }
        boolean empty = level.get() instanceof Map<?, ?> map ? map.isEmpty() : ((List<?>) level.get()).isEmpty();
        boolean onlyName = !above.isEmpty()
                && above.get(above.size() - 1).startsWith("k:")
                && level.get() instanceof Map<?, ?> map
                && map.keySet().equals(Set.of("name"));
        if (!above.isEmpty() && above.size() > 1 && (empty || onlyName)) {
            remove(root, above);
        }
    }
}
