package dev.mcmgen.yaml;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a plain scalar means in a spec: {@code true}, {@code false}, {@code null}, a number as in JSON, else text.
 *
 * <p>A scalar is ambiguous when Go's yaml.v2 (YAML 1.1), js-yaml or a YAML 1.2 core reader takes it for something other
 * than another of them does, or when its number loses characters that may matter, such as the zero of {@code 1.30}.
 */
final class SpecScalars {

    private static final Pattern JSON_INTEGER = Pattern.compile("-?[1-9][0-9]{0,15}|0");
    private static final Pattern JSON_FRACTION = Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]*[1-9]");
    private static final long LARGEST_EXACT = 1L << 53; // js-yaml's numbers are doubles

    private static final Pattern NUMBER_TO_SOME = Pattern.compile("[-+]?("
            + "[0-9][0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?" // decimal, with octal 0600 and 1_000
            + "|\\.[0-9_]+([eE][-+]?[0-9]+)?"
            + "|0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
            + "|[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?" // base 60 of YAML 1.1
            + "|\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"
            + ")");

    /** js-yaml makes a Date of these. */
    private static final Pattern DATE_TO_SOME =
            Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*)?");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("y", "true"),
            Map.entry("yes", "true"),
            Map.entry("on", "true"),
            Map.entry("true", "true"),
            Map.entry("n", "false"),
            Map.entry("no", "false"),
            Map.entry("off", "false"),
            Map.entry("false", "false"),
            Map.entry("null", "null"),
            Map.entry("~", "null"));

    private static final Set<String> ODD = Set.of("<<", "=");

    private SpecScalars() {}

    /** How to write it instead, if readers disagree on it. */
    static Optional<String> fix(String plain) {
        String quoted = "write \"" + plain + "\" for text";
        if (ODD.contains(plain)) {
            return Optional.of(quoted);
        }
        String word = wordMeaning(plain);
        if (!word.isEmpty()) {
            return word.equals(plain) ? Optional.empty() : Optional.of("write " + word + ", or " + quoted);
        }
        if (isJsonNumber(plain)) {
            return Optional.empty();
        }
        boolean ambiguous = NUMBER_TO_SOME.matcher(plain).matches()
                || DATE_TO_SOME.matcher(plain).matches();
        return ambiguous ? Optional.of("write \"" + plain + "\"") : Optional.empty();
    }

    /** The value of a scalar that needs no fix. */
    static Object value(String plain) {
        return switch (plain) {
            case "true" -> true;
            case "false" -> false;
            case "null", "" -> YamlScalar.NULL;
            default -> number(plain);
        };
    }

    private static Object number(String plain) {
        if (!isJsonNumber(plain)) {
            return plain;
        }
        return plain.indexOf('.') < 0 ? (Object) Long.valueOf(plain) : Double.valueOf(plain);
    }

    /** Go and js-yaml know their words in lower case, upper case and with a capital, and in no other. */
    private static String wordMeaning(String plain) {
        if (plain.isEmpty() || plain.length() > 5) {
            return "";
        }
        String lower = plain.toLowerCase(Locale.ROOT);
        String upper = plain.toUpperCase(Locale.ROOT);
        String capital = upper.charAt(0) + lower.substring(1);
        boolean known = plain.equals(lower) || plain.equals(upper) || plain.equals(capital);
        return known ? WORDS.getOrDefault(lower, "") : "";
    }

    private static boolean isJsonNumber(String plain) {
        if (JSON_INTEGER.matcher(plain).matches()) {
            return Math.abs(Long.parseLong(plain)) <= LARGEST_EXACT;
        }
        return plain.length() <= 20
                && JSON_FRACTION.matcher(plain).matches()
                && new BigDecimal(Double.toString(Double.parseDouble(plain))).compareTo(new BigDecimal(plain)) == 0;
    }
}
