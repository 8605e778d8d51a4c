package dev.mcmgen.spec;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size of memory or disk in the suffixes of Kubernetes: {@code Ki Mi Gi Ti} are powers of 1024, {@code k M G T} powers
 * of 1000.
 *
 * @param text as written
 * @param bytes its size
 */
public record Quantity(String text, long bytes) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(Ki|Mi|Gi|Ti|k|M|G|T)");
    private static final Map<String, Long> UNITS = Map.of(
            "Ki",
            1L << 10,
            "Mi",
            1L << 20,
            "Gi",
            1L << 30,
            "Ti",
            1L << 40,
            "k",
            1_000L,
            "M",
            1_000_000L,
            "G",
            1_000_000_000L,
            "T",
            1_000_000_000_000L);
    private static final long MEBIBYTE = 1L << 20;

    /** The size that a text such as {@code 8Gi} stands for; empty for any other text, a number without a unit included. */
    public static Optional<Quantity> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long unit = UNITS.getOrDefault(matcher.group(2), 0L);
        long count = Long.parseLong(matcher.group(1));
        return count > Long.MAX_VALUE / unit ? Optional.empty() : Optional.of(new Quantity(text, count * unit));
    }

    /**
     * The size in MiB, the unit that Rancher's vSphere driver takes; empty where it is not a whole number of them.
     */
    public OptionalLong toMebibytes() {
        return bytes % MEBIBYTE == 0 ? OptionalLong.of(bytes / MEBIBYTE) : OptionalLong.empty();
    }

    /** The next whole number of MiB, as a quantity. */
    public String roundedUp() {
        return String.format(Locale.ROOT, "%dMi", bytes / MEBIBYTE + (bytes % MEBIBYTE == 0 ? 0 : 1));
    }
}
