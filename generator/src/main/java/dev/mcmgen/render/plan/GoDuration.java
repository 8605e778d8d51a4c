package dev.mcmgen.render.plan;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1m30s}, {@code 500ms}. */
final class GoDuration {

    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|µs|ms|s|m|h)");

    private GoDuration() {}

    /** In seconds; the text has passed the schema, and {@code 0} needs no unit. */
    static BigDecimal seconds(String text) {
        BigDecimal seconds = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            seconds = seconds.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
        }
        return seconds;
    }

    private static BigDecimal unit(String name) {
        return switch (name) {
            case "ns" -> new BigDecimal("0.000000001");
            case "us", "µs" -> new BigDecimal("0.000001");
            case "ms" -> new BigDecimal("0.001");
            case "s" -> BigDecimal.ONE;
            case "m" -> BigDecimal.valueOf(60);
            case "h" -> BigDecimal.valueOf(3600);
            default -> throw new IllegalArgumentException("no unit: " + name);
        };
    }
}
