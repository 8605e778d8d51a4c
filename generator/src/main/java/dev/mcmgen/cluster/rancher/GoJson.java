package dev.mcmgen.cluster.rancher;

import dev.mcmgen.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compact JSON as Go's {@code encoding/json} writes it: keys sorted, {@code <}, {@code >} and {@code &} escaped. */
final class GoJson {

    private final StringBuilder out = new StringBuilder();

    private GoJson() {}

    static String write(Object data) {
        GoJson json = new GoJson();
        json.value(data);
        return json.out.toString();
    }

    private void value(Object data) {
        if (data instanceof Map<?, ?> map) {
            map(map);
        } else if (data instanceof List<?> list) {
            String separator = "[";
            for (Object item : list) {
                out.append(separator);
                value(item);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (data instanceof Number number) {
            out.append(GoValues.jsonNumber(number));
        } else if (data instanceof Boolean || data == YamlScalar.NULL) {
            out.append(data);
        } else {
            text(data.toString());
        }
    }

    private void map(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
        String separator = "{";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            out.append(separator);
            text(entry.getKey());
            out.append(':');
            value(entry.getValue());
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
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
