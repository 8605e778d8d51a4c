package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.RancherVersion;
import java.util.Optional;

/**
 * What to assume instead of what the files say.
 *
 * @param rancher the Rancher to follow; by default the newest whose planner was run
 * @param kubernetesVersion the release to ask for
 * @param initPool the pool that the first server comes from; by default the first one with etcd
 */
public record PlannerOptions(
        Optional<RancherVersion> rancher, Optional<String> kubernetesVersion, Optional<String> initPool) {

    public static PlannerOptions none() {
        return new PlannerOptions(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
