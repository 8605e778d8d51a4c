package dev.mcmgen.yaml;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Go's yaml.v2 makes of a scalar when it decodes into an interface: {@code resolve.go} and {@code decoder.scalar}
 * of {@code gopkg.in/yaml.v2@v2.4.0}, the same code as the {@code go.yaml.in/yaml/v2} inside
 * {@code sigs.k8s.io/yaml@v1.6.0}. The rules are YAML 1.1 with Go's own number parsers, so the details (0b with a sign
 * after it, octal with an 8 becoming a float) follow the code and not the specification.
 */
final class GoScalars {

    private static final String STANDARD = "tag:yaml.org,2002:";
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    /** Without a digit in front, the underscores stay, and Go's ParseFloat takes them between digits only. */
    private static final Pattern UNDERSCORED = Pattern.compile("\\.[0-9]+(_[0-9]+)*([eE][-+]?[0-9]+(_[0-9]+)*)?");

    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger UNSIGNED_MAX =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private GoScalars() {}

    /** Empty if the tag does not fit the text, which makes Go give up on the file. */
    static Optional<Object> value(Optional<String> tag, boolean plain, String text) {
        if (tag.isEmpty()) {
            return Optional.of(plain ? resolve(text) : text);
        }
        String name = tag.get().startsWith(STANDARD) ? tag.get().substring(STANDARD.length()) : "";
        return switch (name) {
            case "bool" -> Optional.of(resolve(text)).filter(Boolean.class::isInstance);
            case "null" -> Optional.of(resolve(text)).filter(v -> v == YamlScalar.NULL);
            case "int" -> Optional.of(resolve(text)).filter(v -> v instanceof Long || v instanceof BigInteger);
            case "float" ->
                Optional.of(resolve(text))
                        .map(v -> v instanceof Long l ? (Object) l.doubleValue() : v)
                        .filter(Double.class::isInstance);
            case "binary" -> base64(text);
            default -> Optional.of(text);
        };
    }

    private static Optional<Object> base64(String text) {
        try {
            String oneLine = text.replace("\n", "").replace("\r", "");
            if (oneLine.length() % 4 != 0) { // Go wants the padding, Java does not
                return Optional.empty();
            }
            return Optional.of(new String(Base64.getDecoder().decode(oneLine), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The value of a plain scalar. */
    static Object resolve(String text) {
        return switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> true;
            case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> false;
            case "", "~", "null", "Null", "NULL" -> YamlScalar.NULL;
            case ".nan", ".NaN", ".NAN" -> Double.NaN;
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
            case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
            default -> number(text);
        };
    }

    private static Object number(String text) {
        char first = text.charAt(0);
        if (first == '.') {
            return UNDERSCORED.matcher(text).matches()
                    ? floating(text.replace("_", "")).orElse(text)
                    : text;
        }
        if (first != '+' && first != '-' && (first < '0' || first > '9')) {
            return text;
        }
        String plain = text.replace("_", "");
        return integer(plain)
                .or(() -> floating(plain))
                .or(() -> signedBinary(plain))
                .orElse(text);
    }

    private static Optional<Object> floating(String text) {
        if (!FLOAT.matcher(text).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
    }

    /** {@code strconv.ParseInt(text, 0, 64)}, then {@code ParseUint}. */
    private static Optional<Object> integer(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        int radix = 10;
        if (digits.startsWith("0")) {
            String prefix = digits.length() > 2 ? digits.substring(0, 2).toLowerCase(Locale.ROOT) : "";
            radix = switch (prefix) {
                case "0x" -> 16;
                case "0b" -> 2;
                default -> 8;
            };
            boolean prefixed = prefix.equals("0x") || prefix.equals("0b") || prefix.equals("0o");
            digits = prefixed ? digits.substring(2) : digits;
        }
        return digits(digits, radix)
                .map(n -> text.startsWith("-") ? n.negate() : n)
                .flatMap(n -> inRange(n, !signed));
    }

    /** {@code ParseInt(text[2:], 2, 64)} after {@code 0b}: a sign may stand behind the prefix. */
    private static Optional<Object> signedBinary(String text) {
        if (!text.startsWith("0b-") && !text.startsWith("0b+")) {
            return Optional.empty();
        }
        return digits(text.substring(3), 2)
                .map(n -> text.charAt(2) == '-' ? n.negate() : n)
                .flatMap(n -> inRange(n, false));
    }

    private static Optional<BigInteger> digits(String digits, int radix) {
        boolean all = !digits.isEmpty() && digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
        // far more digits than 64 bits have need no conversion, which is slow for very many
        return all && digits.length() <= 1000 ? Optional.of(new BigInteger(digits, radix)) : Optional.empty();
    }

    private static Optional<Object> inRange(BigInteger n, boolean unsigned) {
        if (n.compareTo(LONG_MIN) >= 0 && n.compareTo(LONG_MAX) <= 0) {
            return Optional.of(n.longValueExact());
        }
        return unsigned && n.compareTo(UNSIGNED_MAX) <= 0 ? Optional.of(n) : Optional.empty();
    }

    /** The text that sigs.k8s.io/yaml makes of a key; empty where it gives up (null, or beyond 63 bits). */
    static Optional<String> key(Object value) {
        if (value instanceof Double number) {
            return Optional.of(GoFloats.key(number.floatValue()));
        }
        boolean refused = value == YamlScalar.NULL || value instanceof BigInteger;
        return refused ? Optional.empty() : Optional.of(value.toString());
    }
}
