package dev.mcmgen.cluster.rancher;

import dev.mcmgen.yaml.GoFloats;
import dev.mcmgen.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compact JSON as Go's {@code encoding/json} writes it: keys of maps sorted, {@code <}, {@code >} and {@code &} escaped.
 */
final class GoJson {

    /** A struct, whose fields stand in the order of their declaration. */
    record Struct(Map<String, Object> fields) {}

    private final StringBuilder out = new StringBuilder();

    private GoJson() {}

    static String write(Object data) {
        GoJson json = new GoJson();
        json.value(data);
        return json.out.toString();
    }

    private void value(Object data) {
        if (data instanceof Struct struct) {
            members(struct.fields());
        } else if (data instanceof Map<?, ?> map) {
            members(sorted(map));
        } else if (data instanceof List<?> list) {
            String separator = "[";
            for (Object item : list) {
                out.append(separator);
                value(item);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (data instanceof Number number) {
            out.append(GoFloats.json(number.doubleValue()));
        } else if (data instanceof Boolean || data == YamlScalar.NULL) {
            out.append(data);
        } else {
            text(data.toString());
        }
    }

    private static Map<String, Object> sorted(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
        return sorted;
    }

    private void members(Map<String, Object> members) {
        String separator = "{";
        for (Map.Entry<String, Object> entry : members.entrySet()) {
            out.append(separator);
            text(entry.getKey());
            out.append(':');
            value(entry.getValue());
            separator = ",";
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                        out.append("\\u").append(hex(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static String hex(char c) {
        String digits = Integer.toHexString(c);
        return "0000".substring(digits.length()) + digits;
    }
}
