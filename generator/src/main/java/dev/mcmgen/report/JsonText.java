package dev.mcmgen.report;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes plain data as JSON, two spaces for each level. Data is Map with String keys, List, String, Boolean, whole
 * numbers, and Optional, of which an empty one is null.
 */
final class JsonText {

    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    static String of(Object data) {
        JsonText text = new JsonText();
        text.value(data, "\n");
        return text.out.append('\n').toString();
    }

    private void value(Object data, String newLine) {
        if (data instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                value(optional.get(), newLine);
            } else {
                out.append("null");
            }
        } else if (data instanceof Map<?, ?> map) {
            object(map, newLine);
        } else if (data instanceof List<?> list) {
            array(list, newLine);
        } else if (data instanceof String text) {
            string(text);
        } else if (data instanceof Boolean || data instanceof Integer || data instanceof Long) {
            out.append(data);
        } else {
            throw new IllegalArgumentException("no JSON for " + data.getClass());
        }
    }

    private void object(Map<?, ?> map, String newLine) {
        String inner = newLine + "  ";
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            out.append(inner);
            string((String) entry.getKey());
            out.append(": ");
            value(entry.getValue(), inner);
            out.append(entries.hasNext() ? "," : newLine);
        }
        out.append('}');
    }

    private void array(List<?> list, String newLine) {
        String inner = newLine + "  ";
        out.append('[');
        Iterator<?> items = list.iterator();
        while (items.hasNext()) {
            out.append(inner);
            value(items.next(), inner);
            out.append(items.hasNext() ? "," : newLine);
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20
                            || (c >= 0x7F && c < 0xA0)
                            || Character.isSurrogate(c)
                            || c == '\u2028'
                            || c == '\u2029') {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
