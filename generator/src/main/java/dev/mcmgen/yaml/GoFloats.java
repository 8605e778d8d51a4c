package dev.mcmgen.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.Predicate;

/** Floats as Go writes them: {@code strconv.FormatFloat} with {@code 'g'} and the fewest digits that read back. */
final class GoFloats {

    private GoFloats() {}

    /** With 32 bits, and YAML's words for what is no number: what sigs.k8s.io/yaml makes of a key. */
    static String key(float key) {
        if (Float.isNaN(key)) {
            return ".nan";
        }
        if (Float.isInfinite(key)) {
            return key > 0 ? ".inf" : "-.inf";
        }
        if (key == 0) {
            return zero(key);
        }
        return text(shortest(new BigDecimal(key), 9, rounded -> rounded.floatValue() == key));
    }

    /** As {@code fmt.Sprint} prints it. */
    static String print(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (number == 0) {
            return zero(number);
        }
        return text(shortest(new BigDecimal(number), 17, rounded -> rounded.doubleValue() == number));
    }

    private static String zero(double zero) {
        return 1 / zero < 0 ? "-0" : "0";
    }

    /** Java 17's own toString sometimes writes more digits than needed. */
    private static BigDecimal shortest(BigDecimal exact, int enough, Predicate<BigDecimal> readsBack) {
        for (int digits = 1; digits < enough; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (readsBack.test(rounded)) {
                return rounded;
            }
        }
        return exact.round(new MathContext(enough));
    }

    private static String text(BigDecimal number) {
        BigDecimal decimal = number.stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (decimal.signum() < 0 ? "-" : "")
                + mantissa
                + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
