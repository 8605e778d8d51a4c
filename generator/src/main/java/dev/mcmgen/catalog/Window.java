package dev.mcmgen.catalog;

import java.util.Optional;

/**
 * The releases for which a fact holds: from {@code since} on, up to but without {@code until}.
 *
 * @param since empty where it holds from the first release that the catalogue knows
 * @param until empty where no end is known; a minor below the first that {@code until} names has no end
 */
public record Window(Optional<Since> since, Optional<Since> until) {

    /** Every release. */
    public static final Window ALWAYS = new Window(Optional.empty(), Optional.empty());

    /** Reads the members {@code since} and {@code until} of an object in a data file; both may be missing. */
    static Window read(DataNode node) {
        return new Window(
                node.find("since").map(DataNode::texts).map(Since::parse),
                node.find("until").map(DataNode::texts).map(Since::parse));
    }

    public boolean covers(Release release) {
        boolean begun = since.isEmpty() || since.get().holds(release);
        return begun && (until.isEmpty() || !until.get().holds(release));
    }
}
