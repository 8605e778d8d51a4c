package dev.mcmgen.importing.text;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.LiteralBlock;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlScalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a spec as people write one: what is small and fits on a line stands on a line, such as {@code {name: cp, quantity:
 * 3}}, and texts of several lines as blocks.
 */
public final class SpecText {

    private static final int WIDTH = 120;
    /** How many objects may stand inside each other on a line. */
    private static final int DEEPEST_IN_LINE = 2;

    private static final int STEP = 2;

    /** Objects whose fields stand below each other, however few they are. */
    private static final Set<String> OPEN = Set.of(
            "",
            "/metadata",
            "/spec",
            "/spec/infrastructure",
            "/spec/infrastructure/vsphere",
            "/spec/infrastructure/machineConfig",
            "/spec/pools",
            "/spec/overrides");

    private final StringBuilder out = new StringBuilder();
    private final Map<JsonPointer, String> comments;

    private SpecText(Map<JsonPointer, String> comments) {
        this.comments = comments;
    }

    /**
     * The text of a spec.
     *
     * @param head lines of comment above it
     * @param comments sentences above fields
     */
    public static String write(List<String> head, Map<String, Object> spec, Map<JsonPointer, String> comments) {
        SpecText text = new SpecText(comments);
        head.forEach(line -> text.out.append(line.isEmpty() ? "#" : "# " + line).append('\n'));
        text.fields(JsonPointer.ROOT, spec, 0, false);
        return text.out.toString();
    }

    private void fields(JsonPointer at, Map<?, ?> map, int indent, boolean begun) {
        boolean first = begun;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            JsonPointer field = at.child(name);
            if (!first) {
                comment(field, indent);
                out.append(" ".repeat(indent));
            }
            first = false;
            out.append(YamlScalars.key(name)).append(':');
            value(field, entry.getValue(), indent, name.length() + 1);
        }
    }

    /** What follows after a colon. */
    private void value(JsonPointer at, Object value, int indent, int written) {
        Optional<String> line = inLine(at, value, 0).filter(text -> indent + written + 1 + text.length() <= WIDTH);
        if (line.isPresent()) {
            out.append(' ').append(line.get()).append('\n');
        } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('\n');
            fields(at, map, indent + STEP, false);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('\n');
            items(at, list, indent + STEP);
        } else {
            out.append(' ').append(scalar(value, indent));
        }
    }

    private void items(JsonPointer at, List<?> list, int indent) {
        for (int i = 0; i < list.size(); i++) {
            JsonPointer item = at.child(i);
            comment(item, indent);
            out.append(" ".repeat(indent)).append("- ");
            Object value = list.get(i);
            Optional<String> line = inLine(item, value, 0).filter(text -> indent + STEP + text.length() <= WIDTH);
            if (line.isPresent()) {
                out.append(line.get()).append('\n');
            } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                fields(item, map, indent + STEP, true);
            } else if (value instanceof List<?> inner && !inner.isEmpty()) {
                out.append('\n');
                items(item, inner, indent + STEP);
            } else {
                out.append(scalar(value, indent));
            }
        }
    }

    private void comment(JsonPointer at, int indent) {
        String text = comments.get(at);
        if (text != null) {
            // A word in another form than words have is a name.
            boolean word = text.matches("[a-z]+[ ,'].*");
            String sentence = word ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text;
            wrapped(sentence, WIDTH - indent - 2)
                    .forEach(line -> out.append(" ".repeat(indent))
                            .append("# ")
                            .append(line)
                            .append('\n'));
        }
    }

    /** A text in lines of that width. */
    public static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The value in one line; empty where it is too deep, has lines of its own, or a sentence stands above a part of it. */
    private Optional<String> inLine(JsonPointer at, Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            if (map.isEmpty()) {
                return Optional.of("{}");
            }
            List<String> parts = new ArrayList<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String name = String.valueOf(entry.getKey());
                Optional<String> part = comments.containsKey(at.child(name))
                        ? Optional.empty()
                        : inLine(at.child(name), entry.getValue(), depth + 1);
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(flow(name) + ": " + part.get());
            }
            boolean open = OPEN.contains(at.toString()) || depth >= DEEPEST_IN_LINE;
            return open ? Optional.empty() : Optional.of("{" + String.join(", ", parts) + "}");
        }
        if (value instanceof List<?> list) {
            List<String> parts = new ArrayList<>();
            for (Object item : list) {
                Optional<String> part = inLine(at.child(parts.size()), item, Math.max(depth, 1));
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(part.get());
            }
            boolean open = !list.isEmpty() && OPEN.contains(at.toString());
            return open ? Optional.empty() : Optional.of("[" + String.join(", ", parts) + "]");
        }
        if (value instanceof String text) {
            return text.indexOf('\n') >= 0
                    ? Optional.empty()
                    : Optional.of(depth == 0 ? YamlScalars.write(text) : flow(text));
        }
        return Optional.of(bare(value));
    }

    /** Inside braces and brackets a comma ends a text without quotes. */
    private static String flow(String text) {
        String written = YamlScalars.write(text);
        return written.indexOf(',') >= 0 && !written.startsWith("\"") ? '"' + written + '"' : written;
    }

    private static String scalar(Object value, int indent) {
        if (!(value instanceof String text)) {
            return bare(value) + "\n";
        }
        return LiteralBlock.of(text, indent)
                .map(block -> block.header() + "\n" + block.lines())
                .orElseGet(() -> YamlScalars.write(text) + "\n");
    }

    private static String bare(Object value) {
        if (value instanceof Boolean flag) {
            return YamlScalars.write(flag.booleanValue());
        }
        if (value instanceof Number number) {
            return YamlScalars.write(number);
        }
        if (value == YamlScalar.NULL) {
            return "null";
        }
        if (value instanceof Map) {
            return "{}";
        }
        return value instanceof List ? "[]" : YamlScalars.write(String.valueOf(value));
    }
}
