package dev.mcmgen.spec;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.YamlMapping;

/**
 * A spec that was read and found in order.
 *
 * @param tree what it was read from, overlays merged; every value has the place where it was written, whichever file
 *     that is
 * @param file the spec's name for positions
 */
public record SpecDocument(ClusterSpec spec, YamlMapping tree, String file) {

    /** Where a value stands, such as {@code /spec/pools/0/memory}; of what is not written, the object that lacks it. */
    public Position positionOf(JsonPointer pointer) {
        return pointer.valuePosition(tree);
    }

    /** Where the key of a value stands. */
    public Position keyPositionOf(JsonPointer pointer) {
        return pointer.keyPosition(tree);
    }
}
