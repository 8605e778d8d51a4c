package dev.mcmgen.rancher.change;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a change does to a cluster, as far as one pool is concerned or the cluster as a whole (docs/diff.md has the sources). */
public sealed interface Effect {

    /** How sure it is. */
    enum Basis {
        /** Seen on a real Rancher, or its own planner was run. */
        RUN,
        /** Read in Rancher's code. */
        READ,
        /** Follows from what was read. */
        DERIVED;

        /** The word in the output. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The word in the output. */
    String id();

    /** The nodes that it concerns; empty where it concerns no node, or the cluster as a whole. */
    default Optional<NodePool> nodes() {
        return Optional.empty();
    }

    /** What happens, without a full stop and without the pool. */
    String sentence();

    default Basis basis() {
        return Basis.RUN;
    }

    /** Whether running machines are deleted and new ones made in their place. */
    default boolean replacesMachines() {
        return false;
    }

    /** How many running machines are deleted; those that are replaced count. */
    default long deletedMachines() {
        return 0;
    }

    /** Whether the services of running nodes restart. */
    default boolean restartsNodes() {
        return false;
    }

    /** Whether Rancher does not take it, or cannot carry it out. */
    default boolean isRefused() {
        return false;
    }

    /** Nodes are left alone. */
    record None(String sentence, Basis basis) implements Effect {
        @Override
        public String id() {
            return "none";
        }
    }

    /** Nodes get files that their services pick up by themselves. */
    record FilesApplied(NodePool pool, List<String> files) implements Effect {

        public FilesApplied {
            files = List.copyOf(files);
        }

        @Override
        public String id() {
            return "files";
        }

        @Override
        public Optional<NodePool> nodes() {
            return Optional.of(pool);
        }

        @Override
        public String sentence() {
            return "applied without a restart: " + String.join(", ", files);
        }
    }

    /** The services restart, node by node. */
    record Restart(NodePool pool, Drain drain) implements Effect {
        @Override
        public String id() {
            return "restart";
        }

        @Override
        public Optional<NodePool> nodes() {
            return Optional.of(pool);
        }

        @Override
        public String sentence() {
            return pool.restarts() + ", " + drain.sentence();
        }

        @Override
        public boolean restartsNodes() {
            return true;
        }
    }

    /**
     * Another release is installed, node by node.
     *
     * @param remark what is wrong with that step; empty where nothing is
     */
    record Upgrade(NodePool pool, String from, String to, Drain drain, String remark) implements Effect {
        @Override
        public String id() {
            return "upgrade";
        }

        @Override
        public Optional<NodePool> nodes() {
            return Optional.of(pool);
        }

        @Override
        public String sentence() {
            return to + " is installed: " + pool.restarts() + ", " + drain.sentence()
                    + (remark.isEmpty() ? "" : " (" + remark + ")");
        }

        @Override
        public Basis basis() {
            return Basis.READ;
        }

        @Override
        public boolean restartsNodes() {
            return true;
        }
    }

    /** Machines are made or deleted; the others stay as they are. */
    record Scaling(NodePool pool, long from, long to) implements Effect {
        @Override
        public String id() {
            return "scale";
        }

        @Override
        public Optional<NodePool> nodes() {
            return Optional.of(pool);
        }

        @Override
        public String sentence() {
            return to > from
                    ? NodePool.machines(to - from) + " more"
                    : to == 0 ? "all " + NodePool.machines(from) + " are deleted" : fewer();
        }

        private String fewer() {
            return NodePool.machines(from - to) + " fewer: the oldest " + (from - to == 1 ? "is" : "are") + " deleted";
        }

        @Override
        public long deletedMachines() {
            return Math.max(0, from - to);
        }
    }

    /**
     * Every machine is deleted, and a new one made in its place.
     *
     * @param surge how many are made before old ones go
     * @param unavailable how many may be missing meanwhile
     */
    record Replacement(NodePool pool, String surge, String unavailable, Basis basis) implements Effect {
        @Override
        public String id() {
            return "replace";
        }

        @Override
        public Optional<NodePool> nodes() {
            return Optional.of(pool);
        }

        @Override
        public String sentence() {
            return pool.all() + " replaced by new ones (up to " + surge + " more meanwhile, " + unavailable
                    + " missing)";
        }

        @Override
        public boolean replacesMachines() {
            return pool.count() > 0;
        }

        @Override
        public long deletedMachines() {
            return pool.count();
        }
    }

    /**
     * A pool goes with its machines.
     *
     * @param renamedTo the new pool that looks like the same under another name
     */
    record PoolDeleted(NodePool pool, Optional<String> renamedTo) implements Effect {
        @Override
        public String id() {
            return "delete-pool";
        }

        @Override
        public Optional<NodePool> nodes() {
            return Optional.of(pool);
        }

        @Override
        public String sentence() {
            if (pool.count() == 0) {
                return "the pool goes, which has no machines";
            }
            return pool.all() + " deleted"
                    + renamedTo
                            .map(name -> ": to Rancher a pool of another name, " + name + ", is another pool")
                            .orElse("");
        }

        /** A new name means new machines. */
        @Override
        public boolean replacesMachines() {
            return renamedTo.isPresent() && pool.count() > 0;
        }

        @Override
        public long deletedMachines() {
            return pool.count();
        }
    }

    /**
     * A pool is made.
     *
     * @param renamedFrom the pool that goes and looks like the same under another name
     */
    record PoolAdded(NodePool pool, Optional<String> renamedFrom) implements Effect {
        @Override
        public String id() {
            return "new-pool";
        }

        @Override
        public Optional<NodePool> nodes() {
            return Optional.of(pool);
        }

        @Override
        public String sentence() {
            return (pool.count() == 0 ? "no machines" : NodePool.machines(pool.count())) + " made"
                    + renamedFrom.map(name -> " in place of those of " + name).orElse("");
        }
    }

    /**
     * An operation of day 2 begins.
     *
     * @param restarts whether services restart for it
     */
    record Operation(String sentence, boolean restarts) implements Effect {
        @Override
        public String id() {
            return "day-2";
        }

        @Override
        public Basis basis() {
            return Basis.DERIVED;
        }

        @Override
        public boolean restartsNodes() {
            return restarts;
        }
    }

    /** Rancher does not take it, or takes it and cannot carry it out. */
    record Refused(String sentence, Basis basis) implements Effect {
        @Override
        public String id() {
            return "refused";
        }

        @Override
        public boolean isRefused() {
            return true;
        }
    }
}
