package dev.mcmgen.cluster;

import dev.mcmgen.catalog.Distribution;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What will really take effect of one Cluster, or of one standalone node: for each group of nodes the configuration that
 * reaches it, with the origin and the fate of every key.
 *
 * @param file the file as it was named, with {@code /}; of a standalone node the folder, where it is one
 * @param kubernetesVersion as written; empty where nothing says it
 * @param rancher the Rancher whose planner was followed; empty for a standalone node
 * @param error what Rancher would say instead of making a plan, or why the node would not start
 * @param groups in the order of the file
 */
public record EffectiveCluster(
        String file,
        Kind kind,
        Optional<String> name,
        Optional<String> namespace,
        Distribution distribution,
        Optional<String> kubernetesVersion,
        Optional<String> rancher,
        Optional<String> error,
        List<NodeGroup> groups) {

    /** Who reads the configuration first. */
    public enum Kind {
        /** Rancher's planner writes {@code 50-rancher.yaml}. */
        RANCHER,
        /** RKE2 or K3s reads {@code config.yaml} as the user wrote it. */
        STANDALONE
    }

    public EffectiveCluster {
        groups = List.copyOf(groups);
    }

    /** The same cluster with other origins of its keys. */
    public EffectiveCluster with(UnaryOperator<Origin> origins) {
        return new EffectiveCluster(
                file,
                kind,
                name,
                namespace,
                distribution,
                kubernetesVersion,
                rancher,
                error,
                groups.stream().map(group -> group.with(origins)).toList());
    }
}
