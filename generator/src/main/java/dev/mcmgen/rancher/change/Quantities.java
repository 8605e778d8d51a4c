package dev.mcmgen.rancher.change;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts in Kubernetes' way of writing: {@code 500m} is {@code 0.5}, {@code 1024Mi} is {@code 1Gi}. */
final class Quantities {

    private static final Pattern FORM =
            Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,2})?)(n|u|m|k|[MGTPE]|[KMGTPE]i)?");

    private static final Map<String, Integer> DECIMAL =
            Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);

    private static final String BINARY = "KMGTPE";

    private Quantities() {}

    /** The amount of a number or a text; empty where it is none. */
    static Optional<Measure> read(Object value) {
        String text = String.valueOf(value);
        Matcher matcher = FORM.matcher(text);
        if (text.length() > 40 || !matcher.matches()) {
            return Optional.empty();
        }
        String suffix = matcher.group(2) == null ? "" : matcher.group(2);
        return Optional.of(new Measure(text, new BigDecimal(matcher.group(1)).multiply(factor(suffix))));
    }

    private static BigDecimal factor(String suffix) {
        if (suffix.endsWith("i")) {
            return BigDecimal.valueOf(1024).pow(BINARY.indexOf(suffix.charAt(0)) + 1);
        }
        return BigDecimal.ONE.scaleByPowerOfTen(DECIMAL.getOrDefault(suffix, 0));
    }
}
