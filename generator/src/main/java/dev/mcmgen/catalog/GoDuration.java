package dev.mcmgen.catalog;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as Go's {@code time.ParseDuration} reads it: {@code 1m30s}, {@code 500ms}, {@code -1s}, {@code 0}. */
public record GoDuration(BigDecimal seconds) implements Comparable<GoDuration> {

    private static final String NUMBER = "(\\d+\\.?\\d*|\\.\\d+)";
    private static final String UNIT = "(ns|us|µs|μs|ms|s|m|h)";
    private static final Pattern PART = Pattern.compile(NUMBER + UNIT);
    private static final Pattern FORM = Pattern.compile("[+-]?(0|(" + NUMBER + UNIT + ")+)");

    /** The duration of that text; empty where Go would not read it, such as for a number without a unit. */
    public static Optional<GoDuration> parse(String text) {
        if (text.length() > 100 || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal seconds = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            seconds = seconds.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
        }
        return Optional.of(new GoDuration(text.startsWith("-") ? seconds.negate() : seconds));
    }

    private static BigDecimal unit(String name) {
        return switch (name) {
            case "ns" -> new BigDecimal("0.000000001");
            case "us", "µs", "μs" -> new BigDecimal("0.000001");
            case "ms" -> new BigDecimal("0.001");
            case "s" -> BigDecimal.ONE;
            case "m" -> BigDecimal.valueOf(60);
            case "h" -> BigDecimal.valueOf(3600);
            default -> throw new IllegalArgumentException("no unit: " + name);
        };
    }

    @Override
    public int compareTo(GoDuration other) {
        return seconds.compareTo(other.seconds);
    }
}
