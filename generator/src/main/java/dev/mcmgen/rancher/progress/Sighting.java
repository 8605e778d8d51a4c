package dev.mcmgen.rancher.progress;

/** What came of a look at a cluster. */
public sealed interface Sighting {

    /** There it is. */
    record Seen(ClusterState state) implements Sighting {}

    /** There is none. */
    record Absent() implements Sighting {}

    /** Whether there is one, this user may not know; so it is for a while after one has made a cluster. */
    record Hidden() implements Sighting {}
}
