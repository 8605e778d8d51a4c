package dev.mcmgen.catalog;

/**
 * What this program knows of releases. Each part is one data file, read when it is first asked for and kept; every
 * answer is immutable, so that one catalogue serves any number of threads.
 */
public final class Catalog {

    private final Lazy<BundledArguments> rke2Arguments =
            new Lazy<>(() -> new BundledArguments(DataFile.bundled("arguments-rke2")));
    private final Lazy<BundledArguments> k3sArguments =
            new Lazy<>(() -> new BundledArguments(DataFile.bundled("arguments-k3s")));
    private final Lazy<Profiles> profiles = new Lazy<>(() -> new Profiles(DataFile.bundled("profiles")));

    private Catalog() {}

    /** The catalogue inside the program. */
    public static Catalog bundled() {
        return new Catalog();
    }

    /** The configuration keys that Rancher lets through for that release, and how sure that is. */
    public ArgumentList arguments(Release release) {
        return argumentLists(release.distribution()).of(release);
    }

    /** The argument lists of a distribution, for versions that are no release. */
    public ArgumentLists argumentLists(Distribution distribution) {
        return new ArgumentLists(bundledArguments(distribution));
    }

    /** The values of {@code profile} that RKE2 starts with. */
    public Profiles profiles() {
        return profiles.get();
    }

    private BundledArguments bundledArguments(Distribution distribution) {
        return distribution == Distribution.RKE2 ? rke2Arguments.get() : k3sArguments.get();
    }
}
