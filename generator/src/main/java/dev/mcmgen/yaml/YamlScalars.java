package dev.mcmgen.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes one scalar so that every reader of the field takes it as the text that was meant: plain where they all agree
 * that it is that text, else in double quotes.
 *
 * <p>The readers are Go's yaml.v2 (RKE2 and K3s read their config with it), sigs.k8s.io/yaml (Rancher), js-yaml (the
 * Rancher console) and PyYAML. {@code .ci/yaml-readers/run} puts what this class writes before them; what they read is
 * kept in {@code src/test/resources/yaml/readers.tsv}. The plain form is for block context only: a comma may stand in it.
 */
public final class YamlScalars {

    /** What some reader takes for a boolean, null, number, merge or default key; compared in lower case. */
    private static final Set<String> WORDS = Set.of(
            "~", "null", "y", "n", "yes", "no", "on", "off", "true", "false", ".inf", "-.inf", "+.inf", ".nan", "<<");

    /**
     * Characters of which text may be made without quotes. What has a meaning somewhere in YAML and is not needed in
     * arguments, paths, addresses or sentences is left out, though it would often be harmless.
     */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9_/.+$^(-][A-Za-z0-9_/.+$^()@%=,;:&?*~' -]*+", Pattern.DOTALL);

    /** Whatever could be a number, time or date somewhere: decimal, octal, hex, binary, base 60, with separators. */
    private static final Pattern NUMBER_LIKE =
            Pattern.compile("[-+.0-9][0-9A-FXOPTZa-fxoptz_.,:+ -]*+|[eE][-+]?[0-9.]++");

    /** Three or more parts: IPv4 addresses or a version, to nobody a number. */
    private static final Pattern DOTTED =
            Pattern.compile("[0-9]++(?:\\.[0-9]++){2,}+(?:,[0-9]++(?:\\.[0-9]++){2,}+)*+");

    /** Readers refuse a key that is longer than 1024 characters. */
    private static final int LONGEST_KEY = 1000;

    private YamlScalars() {}

    /**
     * The text as one whole scalar.
     *
     * @throws IllegalArgumentException if the text holds half a surrogate pair, which no file can carry
     */
    public static String write(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    /**
     * The text as the key of a mapping, without the colon.
     *
     * @throws IllegalArgumentException as {@link #write(String)}, and if readers would refuse the key for its length
     */
    public static String key(String text) {
        String written = write(text);
        if (written.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key of " + written.length()
                    + " characters cannot be written: YAML readers refuse keys of more than " + LONGEST_KEY);
        }
        return written;
    }

    public static String write(boolean value) {
        return value ? "true" : "false";
    }

    /**
     * The number without quotes, in digits that every reader takes for that number.
     *
     * @throws IllegalArgumentException for infinity and not-a-number, which JSON does not know
     */
    public static String write(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof BigInteger) {
            return number.toString();
        }
        if (number instanceof Short || number instanceof Byte) {
            return Integer.toString(number.intValue());
        }
        if (number instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros().toPlainString();
        }
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(value + " cannot be written: it is not a number in JSON");
        }
        return write(new BigDecimal(number.toString()));
    }

    /** Whether the text can stand without quotes, as a value, a list item and a key. */
    static boolean isPlain(String text) {
        if (!PLAIN.matcher(text).matches() || WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return false;
        }
        if (NUMBER_LIKE.matcher(text).matches() && !DOTTED.matcher(text).matches()) {
            return false;
        }
        boolean looksLikeMark = text.startsWith("- ") || text.startsWith("---") || text.startsWith("...");
        boolean looksLikeKey = text.endsWith(":") || text.contains(": ");
        return !looksLikeMark && !looksLikeKey && !text.endsWith(" ");
    }

    /** The text in double quotes, in one line. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (!isEscaped(c)) {
                        out.appendCodePoint(c);
                    } else if (c > 0xFFFF) {
                        out.append(String.format(Locale.ROOT, "\\U%08X", c));
                    } else {
                        out.append(String.format(Locale.ROOT, "\\u%04X", c));
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /**
     * Whether the character is written by its number: what readers refuse or take for a line break, and what cannot be
     * seen (other spaces, joiners, marks of writing direction), so that a reviewer sees all there is. Line feed, tab
     * and carriage return are among them.
     *
     * @throws IllegalArgumentException for half a surrogate pair
     */
    static boolean isEscaped(int c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "the text holds U+%04X, half of a surrogate pair, which no file can carry", c));
        }
        return c < 0x20
                || (c >= 0x7F && c <= 0xA0)
                || c == 0xAD
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0xFEFF
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || c == 0xFFFE
                || c == 0xFFFF
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
