package dev.mcmgen.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A release of RKE2 or K3s, such as {@code v1.26.10+rke2r2}.
 *
 * @param patch the third number of the Kubernetes version
 * @param build the number after {@code +rke2r} or {@code +k3s}
 */
public record Release(Distribution distribution, int major, int minor, int patch, int build)
        implements Comparable<Release> {

    private static final Pattern FORM =
            Pattern.compile("v(0|[1-9]\\d{0,3})\\.(0|[1-9]\\d{0,3})\\.(0|[1-9]\\d{0,3})\\+(rke2r|k3s)([1-9]\\d{0,3})");

    /** The release of that text, or empty where the text is anything but a full release name. */
    public static Optional<Release> find(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Release(
                matcher.group(4).equals("k3s") ? Distribution.K3S : Distribution.RKE2,
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(5))));
    }

    /**
     * The release of that text.
     *
     * @throws IllegalArgumentException with a sentence for the user where the text is no full release name
     */
    public static Release parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("'" + text
                        + "' is not a release; a release is written in full, such as v1.26.10+rke2r2 or v1.31.1+k3s1"));
    }

    /** Whether this is a release of that Kubernetes minor or a later one. */
    public boolean atLeast(int otherMajor, int otherMinor) {
        return major != otherMajor ? major > otherMajor : minor >= otherMinor;
    }

    /** {@code 1.26}. */
    public String minorText() {
        return major + "." + minor;
    }

    /** By distribution, then by number. */
    @Override
    public int compareTo(Release other) {
        int order = distribution.compareTo(other.distribution);
        order = order != 0 ? order : Integer.compare(major, other.major);
        order = order != 0 ? order : Integer.compare(minor, other.minor);
        order = order != 0 ? order : Integer.compare(patch, other.patch);
        return order != 0 ? order : Integer.compare(build, other.build);
    }

    /** By hand, as is {@link #hashCode}: a record's own methods are linked when first called, which start-up would pay. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Release release && compareTo(release) == 0;
    }

    @Override
    public int hashCode() {
        return (((distribution.hashCode() * 31 + major) * 31 + minor) * 31 + patch) * 31 + build;
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        String suffix = distribution == Distribution.RKE2 ? "+rke2r" : "+k3s";
        return "v" + major + "." + minor + "." + patch + suffix + build;
    }
}
