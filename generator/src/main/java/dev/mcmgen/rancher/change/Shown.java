package dev.mcmgen.rancher.change;

import java.util.List;
import java.util.Optional;

/** What may be seen of a difference. Never holds a secret: what bears the name or the form of one is masked. */
public sealed interface Shown {

    /**
     * The values, as plain data.
     *
     * @param before what is in Rancher; empty where nothing is
     * @param after what is wanted; empty where nothing is
     */
    record Values(Optional<Object> before, Optional<Object> after) implements Shown {}

    /**
     * Two texts of several lines.
     *
     * @param lines a unified diff, without its header
     */
    record Lines(List<String> lines) implements Shown {

        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** The data of a Secret or of a ConfigMap: that it differs is all that is said. */
    record Hidden() implements Shown {}
}
