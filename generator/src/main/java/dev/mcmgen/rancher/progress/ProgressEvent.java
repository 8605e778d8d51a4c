package dev.mcmgen.rancher.progress;

import java.time.Instant;
import java.util.List;

/** What happens while a cluster is waited for. */
public sealed interface ProgressEvent {

    ClusterName cluster();

    /** By our clock. */
    Instant at();

    /**
     * The cluster was looked at.
     *
     * @param changes what is not as at the last look; often nothing
     */
    record Looked(ClusterName cluster, Instant at, ClusterState state, Verdict verdict, List<Change> changes)
            implements ProgressEvent {

        public Looked {
            changes = List.copyOf(changes);
        }
    }

    /** Rancher noted something. */
    record Logged(ClusterName cluster, Instant at, String line) implements ProgressEvent {}

    /** The cluster could not be looked at, which may pass. */
    record Disturbed(ClusterName cluster, Instant at, String message) implements ProgressEvent {}

    /** It can be looked at again. */
    record Recovered(ClusterName cluster, Instant at) implements ProgressEvent {}

    /** Nobody waits any longer. */
    record Ended(ClusterName cluster, Instant at, Outcome outcome) implements ProgressEvent {}
}
