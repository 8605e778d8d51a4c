package dev.mcmgen.cluster.rancher;

import dev.mcmgen.yaml.GoFloats;
import dev.mcmgen.yaml.GoText;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How Rancher turns values into text and booleans: Go's {@code fmt} package, and the {@code convert} package of
 * wrangler on top of it. Every number of a manifest is a float64 there.
 */
final class GoValues {

    private GoValues() {}

    /** {@code convert.ToString}: of a list the first element; null is empty; white space at both ends goes. */
    static String text(Object value) {
        Object single = single(value);
        return single == YamlScalar.NULL ? "" : GoText.trim(print(single));
    }

    /** {@code convert.ToBool}: what it does not know is false. */
    static boolean truth(Object value) {
        Object single = single(value);
        if (single instanceof Boolean flag) {
            return flag;
        }
        return switch (text(single).toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y" -> true;
            default -> false;
        };
    }

    /** {@code convert.ToStringSlice}: texts of a list's elements, a text alone as it is, nothing of anything else. */
    static List<String> texts(Object value) {
        if (value instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            list.forEach(item -> texts.add(text(item)));
            return texts;
        }
        return value instanceof String text ? List.of(text) : List.of();
    }

    /** The planner's own conversion of arguments: as {@code %v} prints each element, white space kept. */
    static List<String> printed(Object value) {
        if (value instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            list.forEach(item -> texts.add(print(item)));
            return texts;
        }
        return value instanceof String text ? List.of(text) : List.of();
    }

    /** {@code fmt.Sprintf("%v")}. */
    static String print(Object value) {
        if (value == YamlScalar.NULL) {
            return "<nil>";
        }
        if (value instanceof Number number) {
            return GoFloats.print(number.doubleValue() + 0.0); // -0.0 is the integer 0 to the API server
        }
        if (value instanceof List<?> list) {
            return list.stream().map(GoValues::print).collect(Collectors.joining(" ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>(Utf8Order.INSTANCE);
            map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
            return sorted.entrySet().stream()
                    .map(entry -> entry.getKey() + ":" + print(entry.getValue()))
                    .collect(Collectors.joining(" ", "map[", "]"));
        }
        return value.toString();
    }

    private static Object single(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? YamlScalar.NULL : list.get(0);
        }
        return value;
    }
}
