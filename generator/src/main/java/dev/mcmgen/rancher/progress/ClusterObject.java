package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.ApiObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the Cluster of {@code provisioning.cattle.io/v1} says of itself.
 *
 * @param id such as {@code c-m-8qt89f6l}; empty until Rancher has given it one
 * @param observedGeneration the generation whose v3 cluster has been made: no node needs to know of it yet (rancher-api.md §5.1)
 * @param wasReady whether its agent has ever connected; never goes back
 * @param deleted when its deletion was asked for
 */
public record ClusterObject(
        String namespace,
        String name,
        String id,
        Kind kind,
        String kubernetesVersion,
        long generation,
        long observedGeneration,
        boolean wasReady,
        Optional<Instant> created,
        Optional<Instant> deleted,
        Conditions conditions,
        List<WantedPool> pools) {

    /** Where its nodes come from. */
    public enum Kind {
        /** Rancher makes them, pool by pool. */
        POOLS,
        /** People register them. */
        CUSTOM,
        /** They are not Rancher's: the cluster was there before. */
        IMPORTED;

        /** The word in machine-readable output. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ClusterObject {
        pools = List.copyOf(pools);
    }

    static ClusterObject of(ApiObject cluster) {
        List<WantedPool> pools = cluster.objects("spec", "rkeConfig", "machinePools").stream()
                .map(WantedPool::of)
                .toList();
        Kind kind = cluster.find("spec", "rkeConfig").isEmpty()
                ? Kind.IMPORTED
                : pools.isEmpty() ? Kind.CUSTOM : Kind.POOLS;
        return new ClusterObject(
                cluster.namespace(),
                cluster.name(),
                cluster.text("status", "clusterName"),
                kind,
                cluster.text("spec", "kubernetesVersion"),
                cluster.generation(),
                cluster.number("status", "observedGeneration"),
                cluster.isTrue("status", "ready"),
                Timestamps.read(cluster.text("metadata", "creationTimestamp")),
                Timestamps.read(cluster.text("metadata", "deletionTimestamp")),
                Conditions.of(cluster),
                pools);
    }
}
