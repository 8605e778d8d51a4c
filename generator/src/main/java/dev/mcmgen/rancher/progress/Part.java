package dev.mcmgen.rancher.progress;

import java.util.Locale;

/**
 * A part of a cluster's tree, and how it stands.
 *
 * @param pool the pool that it is, or that it belongs to; empty for others
 * @param name empty for the control plane, of which there is one
 * @param count how many machines are ready; only for pools
 */
public record Part(Kind kind, String pool, String name, String count, Standing standing) {

    /** What it is. */
    public enum Kind {
        CLUSTER(0),
        /** A condition of the Cluster that is not as it should be. */
        CONDITION(1),
        CONTROL_PLANE(1),
        POOL(1),
        MACHINE(2);

        private final int depth;

        Kind(int depth) {
            this.depth = depth;
        }

        /** How far below the cluster it hangs. */
        public int depth() {
            return depth;
        }

        /** The word in machine-readable output. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    boolean isSame(Part other) {
        return kind == other.kind && pool.equals(other.pool) && name.equals(other.name);
    }

    boolean says(Part other) {
        return count.equals(other.count) && standing.says(other.standing);
    }
}
