package dev.mcmgen.yaml;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes plain data, as of {@link YamlNode#toData}, as JSON, two spaces for each level. Keys stay in the order of the map;
 * an empty {@link Optional} is null.
 */
public final class JsonWriter {

    private final StringBuilder out = new StringBuilder();
    private final String step;

    private JsonWriter(String step) {
        this.step = step;
    }

    /** The text with a line feed at its end. */
    public static String write(Object data) {
        JsonWriter json = new JsonWriter("  ");
        json.value(data, "\n");
        return json.out.append('\n').toString();
    }

    /** The text in one line, without a line feed: for what is sent, where its size counts. */
    public static String compact(Object data) {
        JsonWriter json = new JsonWriter("");
        json.value(data, "");
        return json.out.toString();
    }

    private void value(Object data, String line) {
        if (data instanceof Optional<?> optional) {
            value(optional.isPresent() ? optional.get() : YamlScalar.NULL, line);
        } else if (data instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('{');
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                out.append(line).append(step);
                text(String.valueOf(entry.getKey()));
                out.append(step.isEmpty() ? ":" : ": ");
                value(entry.getValue(), line + step);
                out.append(entries.hasNext() ? "," : "");
            }
            out.append(line).append('}');
        } else if (data instanceof List<?> list && !list.isEmpty()) {
            out.append('[');
            Iterator<?> items = list.iterator();
            while (items.hasNext()) {
                out.append(line).append(step);
                value(items.next(), line + step);
                out.append(items.hasNext() ? "," : "");
            }
            out.append(line).append(']');
        } else {
            scalar(data);
        }
    }

    private void scalar(Object data) {
        if (data instanceof Map) {
            out.append("{}");
        } else if (data instanceof List) {
            out.append("[]");
        } else if (data instanceof Double number && !Double.isFinite(number)) {
            out.append("null"); // JSON has no such number
        } else if (data instanceof Number || data instanceof Boolean || data == YamlScalar.NULL) {
            out.append(data);
        } else {
            text(data.toString());
        }
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
                default -> {
                    if (isEscaped(c)) {
                        String digits = Integer.toHexString(c);
                        out.append("\\u")
                                .append("0000".substring(digits.length()))
                                .append(digits);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Control characters, halves of a pair, and the line ends that old readers of JavaScript stumble over. */
    private static boolean isEscaped(char c) {
        return c < ' ' || (c >= 0x7F && c < 0xA0) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029';
    }
}
