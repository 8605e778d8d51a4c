package dev.mcmgen.rancher.change;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A text that stands for an amount, such as a duration: Rancher's controllers write {@code 5m} back as {@code 5m0s}.
 *
 * @param text as it was written
 */
record Measure(String text, BigDecimal amount) {

    Measure {
        amount = amount.stripTrailingZeros();
    }

    /** The same amount is the same, however it was written. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Measure measure && measure.amount.equals(amount);
    }

    @Override
    public int hashCode() {
        return amount.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
