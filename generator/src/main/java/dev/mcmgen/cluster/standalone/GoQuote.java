package dev.mcmgen.cluster.standalone;

import java.util.Locale;

/** Text in quotes as Go's {@code %q} writes it, as far as texts on a command line go. */
final class GoQuote {

    private GoQuote() {}

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(quoted, c));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int c) {
        switch (c) {
            case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 0x07 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case 0x0B -> quoted.append("\\v");
            default -> {
                if (c < ' ' || c == 0x7F) {
                    quoted.append(String.format(Locale.ROOT, "\\x%02x", c));
                } else if (Character.isISOControl(c) || (Character.isSpaceChar(c) && c != ' ')) {
                    quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
                } else {
                    quoted.appendCodePoint(c);
                }
            }
        }
    }
}
