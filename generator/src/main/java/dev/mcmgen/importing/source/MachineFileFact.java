package dev.mcmgen.importing.source;

import dev.mcmgen.yaml.JsonPointer;
import java.util.List;

/**
 * A file of {@code machineSelectorFiles}.
 *
 * @param path where it lies on the machines
 * @param permissions octal
 * @param dynamic whether a change of it restarts nothing
 * @param hashed whether Rancher compares its content with a hash
 * @param groups the indexes of the groups of nodes that it is for
 * @param everywhere whether no selector restricts it
 * @param source where in the Cluster
 */
public record MachineFileFact(
        String path,
        Body body,
        String permissions,
        boolean dynamic,
        boolean hashed,
        List<Integer> groups,
        boolean everywhere,
        JsonPointer source) {

    /** What a file holds. */
    public sealed interface Body {

        /** Text that mcmgen has put into a Secret of its own. */
        record Text(String text) implements Body {}

        /** A key of an object of the user's. */
        record Reference(String kind, String name, String key) implements Body {}
    }

    public MachineFileFact {
        groups = List.copyOf(groups);
    }

    /** Whether the other one is the same file, for whatever nodes. */
    public boolean isSameFile(MachineFileFact other) {
        return path.equals(other.path)
                && body.equals(other.body)
                && permissions.equals(other.permissions)
                && dynamic == other.dynamic;
    }
}
