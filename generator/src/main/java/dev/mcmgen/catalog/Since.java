package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * From when on something holds, where it was brought to several Kubernetes minors at different patches.
 *
 * <p>Each minor has at most one first release. In a minor that is named it holds from that release on. In a minor above
 * the last named one it holds from the start. In every other minor it does not hold.
 *
 * @param firsts the first release of each minor, ascending; never empty
 */
public record Since(List<First> firsts) {

    /** The first release of a minor; build 0 stands for every build of the patch. */
    public record First(int major, int minor, int patch, int build) {

        /** Reads {@code 1.27.13} or {@code 1.32.13+rke2r2}; by hand, because start-up reads hundreds of them. */
        static First parse(String text) {
            int plus = text.indexOf('+');
            String numbers = plus < 0 ? text : text.substring(0, plus);
            int first = numbers.indexOf('.');
            int second = numbers.indexOf('.', first + 1);
            if (first < 0 || second < 0) {
                throw malformed(text);
            }
            try {
                return new First(
                        Integer.parseInt(numbers, 0, first, 10),
                        Integer.parseInt(numbers, first + 1, second, 10),
                        Integer.parseInt(numbers, second + 1, numbers.length(), 10),
                        plus < 0 ? 0 : build(text.substring(plus)));
            } catch (NumberFormatException e) {
                throw malformed(text);
            }
        }

        private static int build(String suffix) {
            for (String prefix : List.of("+rke2r", "+k3s")) {
                if (suffix.startsWith(prefix)) {
                    return Integer.parseInt(suffix, prefix.length(), suffix.length(), 10);
                }
            }
            throw malformed(suffix);
        }

        private static IllegalArgumentException malformed(String text) {
            return new IllegalArgumentException("'" + text + "' is not written like 1.27.13 or 1.32.13+rke2r2");
        }

        private int compareMinor(Release release) {
            int byMajor = Integer.compare(release.major(), major);
            return byMajor != 0 ? byMajor : Integer.compare(release.minor(), minor);
        }

        private boolean reachedBy(Release release) {
            return release.patch() != patch ? release.patch() > patch : release.build() >= build;
        }
    }

    public Since {
        firsts = List.copyOf(firsts);
        if (firsts.isEmpty()) {
            throw new IllegalArgumentException("a since needs at least one release");
        }
    }

    static Since parse(List<String> texts) {
        List<First> firsts = new ArrayList<>(texts.size());
        for (String text : texts) {
            firsts.add(First.parse(text));
        }
        return new Since(firsts);
    }

    public boolean holds(Release release) {
        for (First first : firsts) {
            int side = first.compareMinor(release);
            if (side == 0) {
                return first.reachedBy(release);
            }
        }
        return firsts.get(firsts.size() - 1).compareMinor(release) > 0;
    }
}
