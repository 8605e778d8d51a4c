package dev.mcmgen.rancher.change;

import dev.mcmgen.catalog.GoDuration;
import dev.mcmgen.rancher.change.Node.Branch;
import dev.mcmgen.rancher.change.Node.Items;
import dev.mcmgen.rancher.change.Node.Leaf;
import dev.mcmgen.rancher.change.Node.Nothing;
import dev.mcmgen.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a field of an object is read for a comparison. Rancher's controllers keep typed fields in Go's structs and write the
 * whole object back: what is zero there goes away, but not inside the free maps (live-rancher-2.15.md, "What Rancher changes").
 */
@FunctionalInterface
interface Shape {

    /** The value in the form in which it is compared. */
    Node read(Object value);

    /** A typed field: false, 0, "", null and what is empty say nothing. */
    Shape TYPED = Shape::typed;

    /** A value that always says something, but for null: behind a pointer of Go's, zero is not absent. */
    Shape LITERAL = value -> value == YamlScalar.NULL ? new Nothing(value) : new Leaf(plain(value));

    /** Rancher's own field, whatever stands in it. */
    Shape RANCHERS_OWN = value -> new Nothing(Map.of());

    /** A map that nobody interprets before the planner: false and null are values inside it. */
    Shape FREE = value -> {
        Node node = free(value);
        return isEmpty(value) ? new Nothing(value) : node instanceof Branch b ? new Branch(b.fields(), false) : node;
    };

    /** A structure of Kubernetes in which {@code {}} means something else than its absence, such as a selector. */
    Shape SELECTING = Shape::selecting;

    /** Go's duration, as it is read and written back; none at all is the same as zero. */
    Shape DURATION = value -> duration(value)
            .<Node>map(amount -> amount.amount().signum() == 0 ? new Nothing(value) : new Leaf(amount))
            .orElseGet(() -> typed(value));

    /** An amount of cpu or memory, in Kubernetes' way of writing. */
    Shape QUANTITY = value -> value == YamlScalar.NULL
            ? new Nothing(value)
            : new Leaf(Quantities.read(value).<Object>map(amount -> amount).orElseGet(() -> plain(value)));

    /** Go's duration where zero is a choice. */
    Shape CHOSEN_DURATION = value -> duration(value).<Node>map(Leaf::new).orElseGet(() -> typed(value));

    /** A structure; its other fields are typed ones. */
    static Shape struct(Map<String, Shape> fields) {
        return value -> struct(value, fields, false);
    }

    /** A structure behind a pointer: {@code {}} is something else than its absence. */
    static Shape pointer(Map<String, Shape> fields) {
        return value -> struct(value, fields, true);
    }

    /** A map with names of the user's: each entry says something, its value is read like this. */
    static Shape names(Shape item) {
        return value -> {
            if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
                return typed(value);
            }
            Map<String, Node> fields = new LinkedHashMap<>();
            map.forEach((name, inner) -> fields.put(String.valueOf(name), item.read(inner)));
            return new Branch(fields, false);
        };
    }

    /** A list that is replaced as a whole. */
    static Shape list(Shape item) {
        return value -> {
            if (!(value instanceof List<?> list) || list.isEmpty()) {
                return typed(value);
            }
            List<Object> items = new ArrayList<>();
            list.forEach(inner -> items.add(item.read(inner).plain().orElseGet(() -> plain(inner))));
            return new Leaf(items);
        };
    }

    /** A list whose items have names; where two share one, or one has none, it is replaced as a whole. */
    static Shape keyed(Shape item) {
        return value -> {
            if (!(value instanceof List<?> list) || list.isEmpty()) {
                return typed(value);
            }
            Map<String, Node> items = new LinkedHashMap<>();
            for (Object inner : list) {
                if (!(inner instanceof Map<?, ?> map)
                        || !(map.get("name") instanceof String name)
                        || items.put(name, item.read(inner)) != null) {
                    return list(item).read(value);
                }
            }
            return new Items(items);
        };
    }

    /** A value that Rancher, or what it drives, takes to be there where it is not. */
    static Shape byDefault(Object usual) {
        return value -> {
            boolean empty = value == YamlScalar.NULL || value.equals("");
            return empty || plain(value).equals(usual) ? new Nothing(value) : new Leaf(plain(value));
        };
    }

    private static Node typed(Object value) {
        if (value instanceof Map<?, ?>) {
            return struct(value, Map.of(), false);
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list(TYPED).read(value);
        }
        return isZero(value) ? new Nothing(value) : new Leaf(plain(value));
    }

    private static Node struct(Object value, Map<String, Shape> shapes, boolean counts) {
        if (!(value instanceof Map<?, ?> map)) {
            return isZero(value) ? new Nothing(value) : new Leaf(plain(value));
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        map.forEach((key, inner) -> {
            String name = String.valueOf(key);
            fields.put(name, shapes.getOrDefault(name, TYPED).read(inner));
        });
        return new Branch(fields, counts);
    }

    private static Node selecting(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return typed(value);
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        map.forEach((name, inner) -> fields.put(String.valueOf(name), selecting(inner)));
        return new Branch(fields, true);
    }

    private static Node free(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return new Leaf(plain(value));
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        map.forEach((name, inner) -> fields.put(String.valueOf(name), free(inner)));
        return new Branch(fields, true);
    }

    private static Optional<Measure> duration(Object value) {
        return value instanceof String text
                ? GoDuration.parse(text).map(duration -> new Measure(text, duration.seconds()))
                : Optional.empty();
    }

    private static boolean isZero(Object value) {
        return value == YamlScalar.NULL
                || value.equals("")
                || value.equals(false)
                || (value instanceof Number && new BigDecimal(value.toString()).signum() == 0)
                || isEmpty(value);
    }

    private static boolean isEmpty(Object value) {
        return value == YamlScalar.NULL
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.isEmpty());
    }

    /** The same data with one form for each number: JSON knows no difference between 5 and 5.0. */
    static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, inner) -> copy.put(String.valueOf(name), plain(inner)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Shape::plain).toList();
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return number.longValue();
        }
        return value instanceof Integer number ? (Object) number.longValue() : value;
    }
}
