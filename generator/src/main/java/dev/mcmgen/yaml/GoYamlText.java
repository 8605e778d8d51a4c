package dev.mcmgen.yaml;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text as the emitter of Go's yaml.v2 writes it as the value of a key, folded at blanks beyond column 80: {@code stringv} of
 * its {@code encode.go} and the writers of its {@code emitterc.go}. Of line breaks it knows none but those that JSON lets
 * through, which are none: text with a line feed would be a literal block there.
 */
public final class GoYamlText {

    private static final int WIDTH = 80;

    /** At the start of a value these mean something. */
    private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";

    /** A date, with a time or without, which stays text when it is read, and is quoted when it is written. */
    private static final Pattern TIMESTAMP = Pattern.compile(
            "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})?)?");

    /** A number with base 60, which no reader of Go knows. */
    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");

    private final int[] points;
    private final int indent;
    private final StringBuilder out = new StringBuilder();
    private int column;

    private GoYamlText(String text, int column, int indent) {
        points = text.codePoints().toArray();
        this.column = column;
        this.indent = indent;
    }

    /**
     * The text, quoted where Go quotes it.
     *
     * @param column how many characters stand before it on the line
     * @param indent of lines that follow
     */
    public static String scalar(String text, int column, int indent) {
        GoYamlText writer = new GoYamlText(text, column, indent);
        boolean quotable = text.codePoints().allMatch(GoYamlText::isPrintable);
        if (!quotable || !isText(text)) {
            writer.doubleQuoted();
        } else if (writer.isPlain()) {
            writer.plain();
        } else {
            writer.singleQuoted();
        }
        return writer.out.toString();
    }

    /** Whether it would be read as text without quotes. */
    private static boolean isText(String text) {
        return GoScalars.resolve(text) instanceof String
                && !TIMESTAMP.matcher(text).matches()
                && !BASE_60.matcher(text).matches();
    }

    private boolean isPlain() {
        int last = points.length - 1;
        boolean mark = points.length >= 3
                && (points[0] == '-' || points[0] == '.')
                && points[0] == points[1]
                && points[0] == points[2];
        boolean dash = (points[0] == '-' || points[0] == '?') && isBlankAfter(0);
        if (mark || dash || INDICATORS.indexOf(points[0]) >= 0 || points[0] == ' ' || points[last] == ' ') {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            boolean key = points[i] == ':' && isBlankAfter(i);
            boolean comment = points[i] == '#' && points[i - 1] == ' ';
            if (key || comment) {
                return false;
            }
        }
        return true;
    }

    /** The end counts as a blank. */
    private boolean isBlankAfter(int i) {
        return i + 1 >= points.length || points[i + 1] == ' ';
    }

    private void plain() {
        for (int i = 0; i < points.length; i++) {
            if (folds(i) && points[i + 1] != ' ') {
                nextLine();
            } else {
                put(points[i]);
            }
        }
    }

    private void singleQuoted() {
        put('\'');
        for (int i = 0; i < points.length; i++) {
            if (folds(i) && points[i + 1] != ' ') {
                nextLine();
            } else if (points[i] == '\'') {
                put('\'');
                put('\'');
            } else {
                put(points[i]);
            }
        }
        put('\'');
    }

    private void doubleQuoted() {
        put('"');
        for (int i = 0; i < points.length; i++) {
            Optional<String> escaped = escaped(points[i]);
            if (folds(i)) {
                nextLine();
                if (points[i + 1] == ' ') {
                    put('\\');
                }
            } else if (escaped.isPresent()) {
                escaped.get().codePoints().forEach(this::put);
            } else {
                put(points[i]);
            }
        }
        put('"');
    }

    /** Whether this is a blank at which the line may end: the first of several, inside, far enough to the right. */
    private boolean folds(int i) {
        return points[i] == ' ' && column > WIDTH && i > 0 && i < points.length - 1 && points[i - 1] != ' ';
    }

    private void nextLine() {
        out.append('\n').append(" ".repeat(indent));
        column = indent;
    }

    private void put(int point) {
        out.appendCodePoint(point);
        column++;
    }

    private static Optional<String> escaped(int c) {
        if (isPrintable(c) && c != '"' && c != '\\') {
            return Optional.empty();
        }
        String letter = switch (c) {
            case 0x00 -> "0";
            case 0x07 -> "a";
            case '\b' -> "b";
            case '\t' -> "t";
            case '\n' -> "n";
            case 0x0B -> "v";
            case '\f' -> "f";
            case '\r' -> "r";
            case 0x1B -> "e";
            case '"' -> "\"";
            case '\\' -> "\\";
            case 0x85 -> "N";
            case 0x2028 -> "L";
            case 0x2029 -> "P";
            default -> String.format(Locale.ROOT, c > 0xFFFF ? "U%08X" : c > 0xFF ? "u%04X" : "x%02X", c);
        };
        return Optional.of("\\" + letter);
    }

    /** yaml.v2 takes nothing beyond U+FFFD for printable. */
    private static boolean isPrintable(int c) {
        boolean lineEnd = c == 0x2028 || c == 0x2029;
        return (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF && !lineEnd)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
    }
}
