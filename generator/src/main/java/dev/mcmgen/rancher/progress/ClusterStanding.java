package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.progress.Standing.Health;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sums a cluster up in the words of Rancher's console. */
final class ClusterStanding {

    private ClusterStanding() {}

    static Standing of(ClusterState state) {
        ClusterObject cluster = state.cluster();
        if (cluster.deleted().isPresent()) {
            String message = cluster.conditions()
                    .find("Removed")
                    .filter(condition -> !condition.isTrue())
                    .map(Condition::message)
                    .orElse("");
            return Standing.working("Removing", message, cluster.deleted());
        }
        List<Condition> troubled = troubled(state);
        if (!troubled.isEmpty()) {
            return Standing.of("Error", troubled.get(0));
        }
        List<Lack> lacks = Readiness.lacks(state, Goal.READY);
        if (state.awaitsNodes()) {
            return lacks.isEmpty()
                    ? Standing.working("Waiting", "nodes must be registered", cluster.created())
                    : Standing.working("Provisioning", lacks.get(0).text(), cluster.created());
        }
        if (lacks.isEmpty()) {
            return Standing.good("Active", since(cluster));
        }
        String word = cluster.wasReady() ? "Updating" : "Provisioning";
        return Readiness.waiting(cluster)
                .map(condition -> Standing.of(word, condition).with(Health.WORKING))
                .orElseGet(() -> Standing.working(word, lacks.get(0).text(), since(cluster)));
    }

    /** The conditions by which Rancher says that something went wrong. */
    static List<Condition> troubled(ClusterState state) {
        Conditions conditions = state.cluster().conditions();
        return Stream.concat(
                        Readiness.CONDITIONS.stream()
                                .flatMap(type -> conditions.find(type).stream())
                                .filter(Condition::isFalse),
                        conditions.find(Readiness.STALLED).filter(Condition::isTrue).stream())
                .toList();
    }

    private static Optional<Instant> since(ClusterObject cluster) {
        return cluster.conditions().find("Ready").flatMap(Condition::since).or(cluster::created);
    }
}
