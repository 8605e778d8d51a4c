package dev.mcmgen.rancher.progress;

import java.time.Duration;
import java.util.List;

/** How waiting ended. */
public sealed interface Outcome {

    /** The last lines of the provisioning log that an outcome carries. */
    int LOG_LINES = 20;

    /** The cluster is what was waited for. */
    record Reached(ClusterState state, Goal goal, Duration waited) implements Outcome {

        /** Whether nodes must be registered before anything goes on. */
        public boolean awaitsNodes() {
            return state.awaitsNodes();
        }

        @Override
        public String word() {
            return goal.word();
        }
    }

    /**
     * It will not get there by itself.
     *
     * @param reasons the most telling first, in Rancher's own words
     * @param log the end of the provisioning log; nothing for those who may not read it
     */
    record Failed(List<String> reasons, List<String> log) implements Outcome {

        public Failed {
            reasons = List.copyOf(reasons);
            log = List.copyOf(log);
        }

        @Override
        public String word() {
            return "failed";
        }
    }

    /**
     * Time ran out.
     *
     * @param reasons what was still missing, the most telling first
     */
    record TimedOut(Goal goal, Duration waited, List<String> reasons, List<String> log) implements Outcome {

        public TimedOut {
            reasons = List.copyOf(reasons);
            log = List.copyOf(log);
        }

        @Override
        public String word() {
            return "timed-out";
        }
    }

    /**
     * Rancher did not answer, or did not let the cluster be seen, for too long.
     *
     * @param hint the next step; may be empty
     */
    record Lost(String message, String hint) implements Outcome {

        @Override
        public String word() {
            return "lost";
        }
    }

    /** Somebody does not want to wait any longer. */
    record Interrupted() implements Outcome {

        @Override
        public String word() {
            return "interrupted";
        }
    }

    /** The word in machine-readable output. */
    String word();
}
