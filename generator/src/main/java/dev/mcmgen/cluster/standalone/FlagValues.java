package dev.mcmgen.cluster.standalone;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of flags as Go's strconv and time take them. */
public final class FlagValues {

    private static final Set<String> BOOLEANS =
            Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");

    /** Underscores only between digits, or after the prefix that names the base. */
    private static final Pattern INTEGER = Pattern.compile("[-+]?(?:"
            + "0[xX](?<hex>(?:_?[0-9a-fA-F])+)"
            + "|0[bB](?<binary>(?:_?[01])+)"
            + "|0[oO](?<octal>(?:_?[0-7])+)"
            + "|(?<old>0(?:_?[0-7])*)"
            + "|(?<decimal>[1-9](?:_?[0-9])*))");

    private static final Map<String, Integer> BASES =
            Map.of("hex", 16, "binary", 2, "octal", 8, "old", 8, "decimal", 10);

    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private static final Pattern DURATION_PART =
            Pattern.compile("(?<whole>[0-9]*)(?:\\.(?<fraction>[0-9]*))?(?<unit>[^.0-9]+)");

    private static final Map<String, BigDecimal> NANOSECONDS = Map.of(
            "ns", BigDecimal.ONE,
            "us", BigDecimal.valueOf(1_000),
            "\u00b5s", BigDecimal.valueOf(1_000),
            "\u03bcs", BigDecimal.valueOf(1_000),
            "ms", BigDecimal.valueOf(1_000_000),
            "s", BigDecimal.valueOf(1_000_000_000L),
            "m", BigDecimal.valueOf(60_000_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000_000L));

    private FlagValues() {}

    /** {@code strconv.ParseBool}. */
    public static boolean isBoolean(String text) {
        return BOOLEANS.contains(text);
    }

    /** {@code strconv.ParseInt(text, 0, 64)}: what is wrong, in the words of Go's flag package. */
    public static Optional<String> integerFault(String text) {
        Matcher matcher = INTEGER.matcher(text);
        if (!matcher.matches()) {
            return Optional.of("parse error");
        }
        BigInteger number = BASES.entrySet().stream()
                .flatMap(base -> Optional.ofNullable(matcher.group(base.getKey())).stream()
                        .map(digits -> new BigInteger(digits.replace("_", ""), base.getValue())))
                .findFirst()
                .orElseThrow();
        BigInteger signed = text.startsWith("-") ? number.negate() : number;
        boolean fits = signed.compareTo(SMALLEST) >= 0 && signed.compareTo(LARGEST) <= 0;
        return fits ? Optional.empty() : Optional.of("value out of range");
    }

    /** {@code time.ParseDuration}: numbers with units, or 0; at most 2^63 nanoseconds. */
    public static boolean isDuration(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return true;
        }
        Matcher part = DURATION_PART.matcher(rest);
        BigDecimal total = BigDecimal.ZERO;
        int from = 0;
        while (from < rest.length()) {
            part.region(from, rest.length());
            BigDecimal unit = part.lookingAt() ? NANOSECONDS.get(part.group("unit")) : null;
            if (unit == null) {
                return false;
            }
            String fraction = Optional.ofNullable(part.group("fraction")).orElse("");
            if (part.group("whole").isEmpty() && fraction.isEmpty()) {
                return false;
            }
            BigDecimal number = new BigDecimal("0" + part.group("whole") + "." + fraction + "0");
            total = total.add(number.multiply(unit).setScale(0, RoundingMode.DOWN));
            from = part.end();
        }
        BigDecimal limit = new BigDecimal(negative ? SMALLEST.negate() : LARGEST);
        return !rest.isEmpty() && total.compareTo(limit) <= 0;
    }
}
