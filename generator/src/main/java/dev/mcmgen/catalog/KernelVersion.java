package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The version of a Linux kernel, or a prefix of it, such as {@code 5.14} or {@code 4.18.0-240.el8}.
 *
 * @param numbers its numbers up to the first part that is none; at least two
 */
public record KernelVersion(List<Integer> numbers) implements Comparable<KernelVersion> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:[.-]\\d{1,6})+).*");

    public KernelVersion {
        numbers = List.copyOf(numbers);
    }

    /** The version at the start of the text, or empty where it does not begin with two numbers. */
    public static Optional<KernelVersion> find(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>();
        for (String part : matcher.group(1).split("[.-]", -1)) {
            numbers.add(Integer.valueOf(part));
        }
        return Optional.of(new KernelVersion(numbers));
    }

    /** Number by number; of two that agree as far as they go, the shorter is the smaller. */
    @Override
    public int compareTo(KernelVersion other) {
        int shared = Math.min(numbers.size(), other.numbers.size());
        for (int i = 0; i < shared; i++) {
            int order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(numbers.size(), other.numbers.size());
    }

    /**
     * Whether it is below a boundary. A version that is given only in part, and agrees as far as it goes, is not: EL
     * 8 says 4.18 for years.
     */
    public boolean below(KernelVersion boundary) {
        int shared = Math.min(numbers.size(), boundary.numbers.size());
        KernelVersion start = new KernelVersion(numbers.subList(0, shared));
        return start.compareTo(new KernelVersion(boundary.numbers.subList(0, shared))) < 0;
    }

    /** The numbers with dots between: {@code 5.14.0.362}. */
    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
