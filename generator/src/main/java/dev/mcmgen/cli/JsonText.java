package dev.mcmgen.cli;

import dev.mcmgen.yaml.YamlScalar;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Plain data, as of {@link dev.mcmgen.yaml.YamlNode#toData}, as indented JSON. Keys stay in the order of the map. */
final class JsonText {

    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    /** The text with a line feed at its end. */
    static String write(Object data) {
        JsonText json = new JsonText();
        json.value(data, "\n");
        return json.out.append('\n').toString();
    }

    private void value(Object data, String line) {
        if (data instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('{');
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                out.append(line).append(STEP);
                text(String.valueOf(entry.getKey()));
                out.append(": ");
                value(entry.getValue(), line + STEP);
                out.append(entries.hasNext() ? "," : "");
            }
            out.append(line).append('}');
        } else if (data instanceof List<?> list && !list.isEmpty()) {
            out.append('[');
            Iterator<?> items = list.iterator();
            while (items.hasNext()) {
                out.append(line).append(STEP);
                value(items.next(), line + STEP);
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
                    if (c < ' ' || (c >= 0x7F && c < 0xA0) || Character.isSurrogate(c)) {
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
}
