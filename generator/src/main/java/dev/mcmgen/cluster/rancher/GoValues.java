package dev.mcmgen.cluster.rancher;

import dev.mcmgen.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How Rancher turns values into text and booleans: Go's {@code fmt} package, and the {@code convert} package of
 * wrangler on top of it. Every number of a manifest is a float64 there.
 */
final class GoValues {

    /** From this decimal exponent on, {@code %v} writes a float64 with an exponent. */
    private static final int TEXT_EXPONENT = 6;

    private static final int JSON_EXPONENT = 21;

    private GoValues() {}

    /** {@code convert.ToString}: of a list the first element; null is empty; white space at both ends goes. */
    static String text(Object value) {
        Object single = single(value);
        return single == YamlScalar.NULL ? "" : trim(print(single));
    }

    /** {@code convert.ToBool}: what it does not know is false. */
    static boolean truth(Object value) {
        Object single = single(value);
        if (single instanceof Boolean flag) {
            return flag;
        }
        return switch (text(single).toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y" -> true;
            default -> false;
        };
    }

    /** {@code convert.ToStringSlice}: texts of a list's elements, a text alone as it is, nothing of anything else. */
    static List<String> texts(Object value) {
        if (value instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            list.forEach(item -> texts.add(text(item)));
            return texts;
        }
        return value instanceof String text ? List.of(text) : List.of();
    }

    /** The planner's own conversion of arguments: as {@code %v} prints each element, white space kept. */
    static List<String> printed(Object value) {
        if (value instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            list.forEach(item -> texts.add(print(item)));
            return texts;
        }
        return value instanceof String text ? List.of(text) : List.of();
    }

    /** {@code fmt.Sprintf("%v")}. */
    static String print(Object value) {
        if (value == YamlScalar.NULL) {
            return "<nil>";
        }
        if (value instanceof Number number) {
            return printNumber(number.doubleValue());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(GoValues::print).collect(Collectors.joining(" ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>(Utf8Order.INSTANCE);
            map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
            return sorted.entrySet().stream()
                    .map(entry -> entry.getKey() + ":" + print(entry.getValue()))
                    .collect(Collectors.joining(" ", "map[", "]"));
        }
        return value.toString();
    }

    /** A float64 as {@code encoding/json} writes it. */
    static String jsonNumber(Number number) {
        double value = number.doubleValue();
        BigDecimal decimal = shortest(value);
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (value == 0 || (exponent >= -6 && exponent < JSON_EXPONENT)) {
            return decimal.signum() == 0 ? "0" : decimal.toPlainString();
        }
        String text = exponential(decimal, exponent);
        return text.replace("e-0", "e-");
    }

    private static String printNumber(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        BigDecimal decimal = shortest(value);
        int exponent = decimal.precision() - decimal.scale() - 1;
        boolean plain = value == 0 || (exponent >= -4 && exponent < TEXT_EXPONENT);
        return plain ? (decimal.signum() == 0 ? "0" : decimal.toPlainString()) : exponential(decimal, exponent);
    }

    private static BigDecimal shortest(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros();
    }

    private static String exponential(BigDecimal decimal, int exponent) {
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String sign = decimal.signum() < 0 ? "-" : "";
        return sign + mantissa + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static Object single(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? YamlScalar.NULL : list.get(0);
        }
        return value;
    }

    /** {@code strings.TrimSpace}: white space as Unicode has it. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || Character.isSpaceChar(c);
    }
}
