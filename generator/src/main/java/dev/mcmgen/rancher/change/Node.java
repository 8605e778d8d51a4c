package dev.mcmgen.rancher.change;

import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A part of an object in the form in which it is compared: what says nothing is marked as such. */
sealed interface Node {

    /** The value as plain data; empty where nothing is said. */
    Optional<Object> plain();

    /** Whether it means the same as if it were not there. */
    default boolean saysNothing() {
        return plain().isEmpty();
    }

    /** What stands below a step; empty where nothing does. */
    default Optional<Node> child(FieldPath.Step step) {
        return Optional.empty();
    }

    /** What stands at a path; empty where nothing does. */
    default Optional<Node> at(FieldPath path) {
        Optional<Node> node = Optional.of(this);
        for (FieldPath.Step step : path.steps()) {
            node = node.flatMap(inner -> inner.child(step));
        }
        return node;
    }

    /** The same with something else, or nothing, at a path whose parent is there. */
    default Node with(FieldPath path, Optional<Node> node) {
        if (path.steps().isEmpty()) {
            return node.orElseGet(() -> new Nothing(YamlScalar.NULL));
        }
        FieldPath.Step first = path.steps().get(0);
        FieldPath rest = new FieldPath(path.steps().subList(1, path.steps().size()));
        Optional<Node> changed = rest.steps().isEmpty() ? node : child(first).map(inner -> inner.with(rest, node));
        return replaced(first.name(), changed);
    }

    /** The same with another child of that name, or without it. */
    default Node replaced(String name, Optional<Node> child) {
        return this;
    }

    /** A value that Rancher drops, or sets by itself, or that means what its absence means. */
    record Nothing(Object written) implements Node {

        @Override
        public Optional<Object> plain() {
            return Optional.empty();
        }

        /** Whether a value stands there all the same, such as {@code false}, or null, or an empty list. */
        boolean sets() {
            return !(written instanceof Map);
        }
    }

    /** A value that is compared as a whole: a scalar, or a list. */
    record Leaf(Object value) implements Node {

        @Override
        public Optional<Object> plain() {
            return Optional.of(value instanceof Measure measure ? measure.text() : value);
        }
    }

    /**
     * Fields by name.
     *
     * @param counts whether it says something even where it is empty
     */
    record Branch(Map<String, Node> fields, boolean counts) implements Node {

        public Branch {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public Optional<Object> plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            fields.forEach((name, node) -> node.plain().ifPresent(value -> plain.put(name, value)));
            return plain.isEmpty() && !counts ? Optional.empty() : Optional.of(plain);
        }

        @Override
        public Optional<Node> child(FieldPath.Step step) {
            return Optional.ofNullable(fields.get(step.name()));
        }

        @Override
        public Node replaced(String name, Optional<Node> child) {
            return new Branch(changed(fields, name, child), counts);
        }
    }

    /** Items of a list by the name that they have in it. */
    record Items(Map<String, Node> items) implements Node {

        public Items {
            items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        }

        @Override
        public Optional<Object> plain() {
            List<Object> plain = new ArrayList<>();
            items.values().forEach(item -> item.plain().ifPresent(plain::add));
            return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
        }

        @Override
        public Optional<Node> child(FieldPath.Step step) {
            return Optional.ofNullable(items.get(step.name()));
        }

        @Override
        public Node replaced(String name, Optional<Node> child) {
            return new Items(changed(items, name, child));
        }
    }

    private static Map<String, Node> changed(Map<String, Node> nodes, String name, Optional<Node> child) {
        Map<String, Node> copy = new LinkedHashMap<>(nodes);
        if (child.isPresent()) {
            copy.put(name, child.get());
        } else {
            copy.remove(name);
        }
        return copy;
    }
}
