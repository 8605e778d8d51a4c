package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.ApiObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The RKEControlPlane: what Rancher's planner is at.
 *
 * @param kubernetesVersion the release that it is to have
 */
public record ControlPlaneState(
        String kubernetesVersion,
        long generation,
        long observedGeneration,
        Conditions conditions,
        Optional<Instant> created) {

    /** {@code Ready} is Unknown while the planner waits; {@code Reconciled} is true once a spec has reached its nodes. */
    static final List<String> CONDITIONS = List.of("Ready", "Reconciled");

    static ControlPlaneState of(ApiObject object) {
        return new ControlPlaneState(
                object.text("spec", "kubernetesVersion"),
                object.generation(),
                object.number("status", "observedGeneration"),
                Conditions.of(object),
                Timestamps.read(object.text("metadata", "creationTimestamp")));
    }

    Standing standing() {
        Optional<Condition> lacking = conditions.firstNotTrue(CONDITIONS);
        if (lacking.isPresent()) {
            Condition condition = lacking.get();
            String state = condition.reason().isEmpty() ? condition.status().word() : condition.reason();
            return Standing.of(state, condition);
        }
        if (observedGeneration != generation || !CONDITIONS.stream().allMatch(conditions::isTrue)) {
            return Standing.working("Waiting", "", created);
        }
        return Standing.good(
                "Reconciled",
                conditions.find("Reconciled").flatMap(Condition::since).or(() -> created));
    }
}
