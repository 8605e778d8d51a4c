package dev.mcmgen.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Predicate;

/** Floats as Go writes them: with the fewest digits that read back. */
public final class GoFloats {

    /** Up to this decimal exponent {@code fmt} writes no exponent, and up to that {@code encoding/json}. */
    private static final int PRINTED = 6;

    private static final int JSON = 21;

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
        return text(shortest(new BigDecimal(key), 9, rounded -> rounded.floatValue() == key), -4, PRINTED);
    }

    /** As {@code fmt.Sprint} prints it. */
    public static String print(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (number == 0) {
            return zero(number);
        }
        return text(shortest(number), -4, PRINTED);
    }

    /** As {@code encoding/json} writes it, which knows no number that is none. */
    public static String json(double number) {
        return number == 0 ? "0" : text(shortest(number), -6, JSON).replace("e-0", "e-");
    }

    private static BigDecimal shortest(double number) {
        return shortest(new BigDecimal(number), 17, rounded -> rounded.doubleValue() == number);
    }

    private static String zero(double zero) {
        return 1 / zero < 0 ? "-0" : "0";
    }

    /**
     * Java 17's own toString sometimes writes more digits than needed. Of two decimals with the fewest digits the nearer
     * one; at a power of two only the farther one may read back, because numbers lie closer below it than above.
     */
    private static BigDecimal shortest(BigDecimal exact, int enough, Predicate<BigDecimal> readsBack) {
        for (int digits = 1; digits < enough; digits++) {
            BigDecimal nearer = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (readsBack.test(nearer)) {
                return nearer;
            }
            BigDecimal upper = exact.round(new MathContext(digits, RoundingMode.UP));
            if (readsBack.test(upper)) {
                return upper;
            }
        }
        return exact.round(new MathContext(enough, RoundingMode.HALF_EVEN));
    }

    private static String text(BigDecimal number, int smallest, int beyond) {
        BigDecimal decimal = number.stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= smallest && exponent < beyond) {
            return decimal.toPlainString();
        }
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (decimal.signum() < 0 ? "-" : "")
                + mantissa
                + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
