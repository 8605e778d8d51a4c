package dev.mcmgen.catalog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From when on something holds, where it was brought to several Kubernetes minors at different patches.
 *
 * <p>Each minor has at most one first release. In a minor that is named it holds from that release on. In a minor above
 * the last named one it holds from the start. In every other minor it does not hold.
 *
 * @param firsts the first release of each minor, ascending; never empty
 */
public record Since(List<First> firsts) {

    private static final Pattern FORM = Pattern.compile("v?(\\d+)\\.(\\d+)\\.(\\d+)(?:\\+(?:rke2r|k3s)(\\d+))?");

    /** The first release of a minor; build 0 stands for every build of the patch. */
    public record First(int major, int minor, int patch, int build) {

        /** Reads {@code 1.27.13} or {@code 1.32.13+rke2r2}. */
        static First parse(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + text + "' is not written like 1.27.13 or 1.32.13+rke2r2");
            }
            String build = matcher.group(4);
            return new First(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)),
                    build == null ? 0 : Integer.parseInt(build));
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
        return new Since(texts.stream().map(First::parse).toList());
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
