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
        return new Window(since(node, "since"), since(node, "until"));
    }

    private static Optional<Since> since(DataNode node, String key) {
        Optional<DataNode> texts = node.find(key);
        return texts.isPresent() ? Optional.of(Since.parse(texts.get().texts())) : Optional.empty();
    }

    public boolean covers(Release release) {
        boolean begun = since.isEmpty() || since.get().holds(release);
        return begun && (until.isEmpty() || !until.get().holds(release));
    }
}
