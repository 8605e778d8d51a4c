package dev.mcmgen.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Rancher, such as {@code v2.8.5}. Release candidates and alphas count as the version they lead to. */
public record RancherVersion(int major, int minor, int patch) implements Comparable<RancherVersion> {

    private static final Pattern FORM =
            Pattern.compile("v?(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

    /** The version of that text, with or without {@code v}, or empty where it is none. */
    public static Optional<RancherVersion> find(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new RancherVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))));
    }

    /**
     * The version of that text.
     *
     * @throws IllegalArgumentException with a sentence for the user where the text is no version of Rancher
     */
    public static RancherVersion parse(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is not a version of Rancher; it is written like v2.8.5"));
    }

    public boolean atLeast(RancherVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(RancherVersion other) {
        int order = Integer.compare(major, other.major);
        order = order != 0 ? order : Integer.compare(minor, other.minor);
        return order != 0 ? order : Integer.compare(patch, other.patch);
    }

    /** {@code v2.8.5}. */
    @Override
    public String toString() {
        return "v" + major + "." + minor + "." + patch;
    }
}
