package dev.mcmgen.cluster.rancher;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text as the emitter of Go's yaml.v2 writes it on one line, folded at blanks beyond column 80. */
final class GoYamlText {

    private static final int WIDTH = 80;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][-A-Za-z0-9_./]*");

    /** What YAML 1.1 takes for a boolean or null. */
    private static final Pattern WORD = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    private GoYamlText() {}

    /**
     * @param column how many characters stand before it on the line
     * @param indent of lines that follow
     */
    static String scalar(String text, int column, int indent) {
        if (PLAIN.matcher(text).matches()) {
            return WORD.matcher(text).matches() ? doubleQuoted(text) : text;
        }
        return text.codePoints().allMatch(GoYamlText::printable)
                ? singleQuoted(text, column, indent)
                : doubleQuoted(text);
    }

    private static String singleQuoted(String text, int column, int indent) {
        StringBuilder out = new StringBuilder("'");
        int at = column + 1;
        boolean afterBlank = false;
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            boolean blank = points[i] == ' ';
            boolean foldable =
                    blank && !afterBlank && at > WIDTH && i > 0 && i < points.length - 1 && points[i + 1] != ' ';
            if (foldable) {
                out.append('\n').append(" ".repeat(indent));
                at = indent;
            } else {
                out.append(points[i] == '\'' ? "'" : "").appendCodePoint(points[i]);
                at += points[i] == '\'' ? 2 : 1;
            }
            afterBlank = blank;
        }
        return out.append('\'').toString();
    }

    private static String doubleQuoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (printable(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : c > 0xFF ? "\\u%04X" : "\\x%02X", c));
            }
        });
        return out.append('"').toString();
    }

    /** yaml.v2 takes nothing beyond U+FFFD for printable. */
    private static boolean printable(int c) {
        return (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
    }
}
