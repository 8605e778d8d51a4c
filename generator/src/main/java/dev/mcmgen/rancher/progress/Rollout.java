package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.ApiObject;
import java.time.Instant;
import java.util.Optional;

/**
 * The MachineDeployment of a pool: how many machines there are, and of which make. The fields of v1beta1 and v1beta2 bear
 * different names.
 *
 * @param pool the name of the pool
 * @param phase in the words of the Cluster API, such as {@code ScalingUp}; {@code Running} also while no machine is ready
 *     (status-prod01-machinedeployments.json)
 * @param wanted how many machines there shall be
 * @param replicas how many there are, of whichever make
 * @param upToDate how many are of the newest make
 * @param deleted when its deletion was asked for
 */
public record Rollout(
        String pool,
        String phase,
        boolean isObserved,
        boolean isPaused,
        long wanted,
        long replicas,
        long upToDate,
        long ready,
        Conditions conditions,
        Optional<Instant> created,
        Optional<Instant> deleted) {

    private static final String POOL = "rke.cattle.io/rke-machine-pool-name";

    static Rollout of(ApiObject deployment) {
        String pool = deployment.text("spec", "template", "metadata", "labels", POOL);
        return new Rollout(
                pool.isEmpty() ? deployment.name() : pool,
                deployment.text("status", "phase"),
                deployment.number("status", "observedGeneration") >= deployment.generation(),
                deployment.isTrue("spec", "paused"),
                deployment.number("spec", "replicas"),
                deployment.number("status", "replicas"),
                Math.max(
                        deployment.number("status", "upToDateReplicas"),
                        Math.max(
                                deployment.number("status", "updatedReplicas"),
                                deployment.number("status", "deprecated", "v1beta1", "updatedReplicas"))),
                deployment.number("status", "readyReplicas"),
                Conditions.of(deployment),
                Timestamps.read(deployment.text("metadata", "creationTimestamp")),
                Timestamps.read(deployment.text("metadata", "deletionTimestamp")));
    }

    /** Whether as many machines as wanted are there, all ready and of the newest make, and nothing else. */
    boolean isDone() {
        boolean counted = replicas == wanted && upToDate == wanted && ready == wanted;
        return deleted.isEmpty() && isObserved && counted && (wanted == 0 || phase.equals("Running"));
    }
}
