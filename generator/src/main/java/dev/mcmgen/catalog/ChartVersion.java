package dev.mcmgen.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of a chart of RKE2, such as {@code 1.24.006}: the last number counts the builds of one upstream version. */
public record ChartVersion(int major, int minor, int build, String text) implements Comparable<ChartVersion> {

    private static final Pattern FORM = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:-.*)?");

    /**
     * Reads {@code 1.24.006}.
     *
     * @throws IllegalArgumentException where the text is no chart version
     */
    public static ChartVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a chart version like 1.24.006");
        }
        return new ChartVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)),
                text);
    }

    @Override
    public int compareTo(ChartVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(build, other.build);
    }

    @Override
    public String toString() {
        return text;
    }
}
