package dev.mcmgen.cli;

/** Text from elsewhere, made safe for a terminal: an input file must not be able to move the cursor. */
final class Printable {

    private Printable() {}

    /** The text with every control character but line feed and tab, and every direction mark, as U+FFFD. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().map(c -> hostile(c) ? 0xFFFD : c).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static boolean hostile(int c) {
        if (c == '\n' || c == '\t') {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
