package dev.mcmgen.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes plain data as YAML in block style: two spaces for each level, lists indented below their key, text of several
 * lines as literal blocks, no anchors, keys in the order of the map. The same data gives the same bytes.
 *
 * <p>Data is what {@link YamlNode#toData()} gives: Map with String keys, List, String, Boolean, Number and
 * {@link YamlScalar#NULL}. Anything else is an {@link IllegalArgumentException}.
 */
public final class YamlWriter {

    private static final int STEP = 2;

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** The data as one document, with a line feed at its end. */
    public static String write(Object data) {
        return write(data, 0);
    }

    /** The data as lines that begin at column {@code indent} (0 is the first), each with its line feed. */
    public static String write(Object data, int indent) {
        YamlWriter writer = new YamlWriter();
        if (isBlock(data)) {
            writer.block(data, indent, false);
        } else {
            writer.indent(indent).scalar(data, indent - STEP);
        }
        return writer.out.toString();
    }

    /** Whether the data takes lines of its own: a map or list that is not empty. */
    public static boolean isBlock(Object data) {
        return data instanceof Map<?, ?> map ? !map.isEmpty() : data instanceof List<?> list && !list.isEmpty();
    }

    /** @param inLine whether the first line has been begun, with a dash */
    private void block(Object data, int indent, boolean inLine) {
        boolean begun = inLine;
        if (data instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                indent(begun ? 0 : indent).entry(entry, indent);
                begun = false;
            }
        } else {
            for (Object item : (List<?>) data) {
                indent(begun ? 0 : indent).item(item, indent);
                begun = false;
            }
        }
    }

    private void entry(Map.Entry<?, ?> entry, int indent) {
        if (!(entry.getKey() instanceof String key)) {
            throw new IllegalArgumentException("a key must be a string, not " + describe(entry.getKey()));
        }
        out.append(YamlScalars.key(key)).append(':');
        if (isBlock(entry.getValue())) {
            out.append('\n');
            block(entry.getValue(), indent + STEP, false);
        } else {
            out.append(' ');
            scalar(entry.getValue(), indent);
        }
    }

    private void item(Object item, int indent) {
        out.append("- ");
        if (isBlock(item)) {
            block(item, indent + STEP, true);
        } else {
            scalar(item, indent);
        }
    }

    /** The rest of a line (and the lines of a literal block) for what is no block. */
    private void scalar(Object value, int parentIndent) {
        if (value instanceof String text) {
            // A document that is nothing but text has no parent, and not every reader knows blocks there.
            Optional<LiteralBlock> block = parentIndent < 0 ? Optional.empty() : LiteralBlock.of(text, parentIndent);
            out.append(block.map(b -> b.header() + "\n" + b.lines()).orElseGet(() -> YamlScalars.write(text) + "\n"));
        } else {
            out.append(bare(value)).append('\n');
        }
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
        if (value instanceof List) {
            return "[]";
        }
        throw new IllegalArgumentException("this kind of data cannot be written as YAML: " + describe(value));
    }

    private static String describe(Object value) {
        return value == null ? "null (use YamlScalar.NULL)" : value.getClass().getName();
    }

    private YamlWriter indent(int spaces) {
        out.append(" ".repeat(spaces));
        return this;
    }
}
