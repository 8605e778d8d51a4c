package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.RancherVersion;
import java.util.Optional;

/**
 * What to assume instead of what the files say.
 *
 * @param rancher the Rancher to follow; by default the newest whose planner was run
 * @param kubernetesVersion the release to ask for
 * @param initPool the pool that the first server comes from; by default the first one with etcd
 * @param regardless whether to go on where Rancher would stop, as if it had not noticed: to judge the rest as well
 */
public record PlannerOptions(
        Optional<RancherVersion> rancher,
        Optional<String> kubernetesVersion,
        Optional<String> initPool,
        boolean regardless) {

    /** Stops where Rancher stops. */
    public PlannerOptions(
            Optional<RancherVersion> rancher, Optional<String> kubernetesVersion, Optional<String> initPool) {
        this(rancher, kubernetesVersion, initPool, false);
    }

    public static PlannerOptions none() {
        return new PlannerOptions(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
