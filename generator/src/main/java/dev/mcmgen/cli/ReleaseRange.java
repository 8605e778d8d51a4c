package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Release;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Releases from one to another, as {@code v1.30.1+rke2r1..v1.33.5+rke2r1}; both ends count.
 *
 * @param releases those that the catalogue knows, the oldest first, and the ends, whether it knows them or not
 */
record ReleaseRange(List<Release> releases) {

    private static final String MARK = "..";

    /** Whether a text means more than one release. */
    static boolean isRange(String text) {
        return text.contains(MARK);
    }

    /** The range that a text means; empty where it is a single release. */
    static Optional<ReleaseRange> parse(String text, Catalog catalog) {
        int mark = text.indexOf(MARK);
        if (mark < 0) {
            return Optional.empty();
        }
        Optional<Release> first = Release.find(text.substring(0, mark));
        Optional<Release> last = Release.find(text.substring(mark + MARK.length()));
        if (first.isEmpty()
                || last.isEmpty()
                || first.get().distribution() != last.get().distribution()
                || first.get().compareTo(last.get()) > 0) {
            throw new CommandFailedException(
                    "'" + text + "' is no range of releases of one product, the older one first",
                    "write it like v1.30.1+rke2r1..v1.33.5+rke2r1");
        }
        NavigableSet<Release> known = new TreeSet<>(catalog.releases(first.get().distribution()));
        known.add(first.get());
        known.add(last.get());
        return Optional.of(new ReleaseRange(List.copyOf(known.subSet(first.get(), true, last.get(), true))));
    }
}
