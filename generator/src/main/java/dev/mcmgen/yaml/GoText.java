package dev.mcmgen.yaml;

import java.util.List;
import java.util.StringJoiner;

/**
 * Values as text, as programs in Go write them that do not expect more than text: {@code fmt.Sprint} of what yaml.v2
 * read into a {@code MapSlice} ({@link GoYaml#readFirst}).
 */
public final class GoText {

    private GoText() {}

    /**
     * {@code convert.ToString} of github.com/rancher/wrangler: of a list its first element, of null and of an empty list
     * nothing; printed, and without the white space around it.
     */
    public static String argument(YamlNode value) {
        if (!(value instanceof YamlSequence sequence)) {
            return isNull(value) ? "" : trim(print(value));
        }
        List<YamlNode> items = sequence.items();
        return items.isEmpty() || isNull(items.get(0)) ? "" : trim(print(items.get(0)));
    }

    private static boolean isNull(YamlNode value) {
        return value instanceof YamlScalar scalar && scalar.isNull();
    }

    /** {@code fmt.Sprint}: {@code [{proxy-mode ipvs}]}. */
    static String print(YamlNode value) {
        if (value instanceof YamlSequence sequence) {
            StringJoiner items = new StringJoiner(" ", "[", "]");
            sequence.items().forEach(item -> items.add(print(item)));
            return items.toString();
        }
        if (value instanceof YamlMapping mapping) {
            StringJoiner entries = new StringJoiner(" ", "[", "]");
            for (YamlMapping.Entry entry : mapping.entries()) {
                if (!isMerge(entry)) {
                    entries.add("{" + print(entry.key().value()) + " " + print(entry.value()) + "}");
                }
            }
            return entries.toString();
        }
        return print(((YamlScalar) value).value());
    }

    /** Whether this is a merge key that {@link GoYaml#readFirst} kept; a MapSlice loses it. */
    public static boolean isMerge(YamlMapping.Entry entry) {
        return entry.key().style() == YamlScalar.Style.PLAIN && entry.name().equals("<<");
    }

    private static String print(Object value) {
        if (value == YamlScalar.NULL) {
            return "<nil>";
        }
        return value instanceof Double number ? GoFloats.print(number) : value.toString();
    }

    /** {@code strings.TrimSpace}. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** {@code unicode.IsSpace}: the White_Space property, which none of Java's own tests is. */
    private static boolean isSpace(char c) {
        return switch (c) {
            case '\t', '\n', '\u000B', '\f', '\r', ' ', '\u0085', '\u00A0' -> true;
            case '\u1680', '\u2028', '\u2029', '\u202F', '\u205F', '\u3000' -> true;
            default -> c >= '\u2000' && c <= '\u200A';
        };
    }
}
