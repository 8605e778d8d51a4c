package dev.mcmgen.rancher.progress;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.progress.Standing.Health;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Machine of the Cluster API: one that Rancher makes for a pool, or one that somebody has registered.
 *
 * @param pool empty for a registered one
 * @param node the name of its node, once there is one
 * @param phase in the words of the Cluster API: {@code Pending}, {@code Provisioning}, {@code Provisioned}, {@code Running}, …
 * @param failure why it failed for good; mostly empty
 * @param deleted when its deletion was asked for
 */
public record MachineState(
        String name,
        String pool,
        String node,
        Set<Role> roles,
        String phase,
        String failure,
        Conditions conditions,
        Optional<Instant> created,
        Optional<Instant> deleted) {

    /** In the order in which a machine gets them; the later ones wait for the earlier. */
    private static final List<String> STEPS = List.of(
            "InfrastructureReady",
            "BootstrapConfigReady",
            "BootstrapReady",
            "PlanApplied",
            "Reconciled",
            "NodeHealthy",
            "NodeReady",
            "Ready");

    public MachineState {
        roles = Set.copyOf(roles);
    }

    static MachineState of(ApiObject machine) {
        ApiObject labels = machine.object("metadata", "labels");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (labels.isTrue(role.label())) {
                roles.add(role);
            }
        }
        String node = machine.text("status", "nodeRef", "name");
        String failure = machine.text("status", "failureMessage");
        return new MachineState(
                machine.name(),
                labels.text("rke.cattle.io/rke-machine-pool-name"),
                node.isEmpty() ? labels.text("rke.cattle.io/node-name") : node,
                roles,
                machine.text("status", "phase"),
                failure.isEmpty() ? machine.text("status", "deprecated", "v1beta1", "failureMessage") : failure,
                Conditions.of(machine),
                Timestamps.read(machine.text("metadata", "creationTimestamp")),
                Timestamps.read(machine.text("metadata", "deletionTimestamp")));
    }

    /** Whether it has a node and is to stay. */
    boolean isUp() {
        return deleted.isEmpty() && phase.equals("Running");
    }

    Standing standing() {
        String state = phase.isEmpty() ? "Pending" : phase;
        if (!failure.isEmpty()) {
            return new Standing(Health.BAD, state, "", failure, created);
        }
        if (deleted.isPresent()) {
            return Standing.working("Deleting", deletion(), deleted);
        }
        Optional<Condition> step = STEPS.stream()
                .flatMap(type -> conditions.find(type).stream())
                .filter(condition -> !condition.isTrue() && !condition.message().isEmpty())
                .findFirst();
        if (step.isEmpty()) {
            return isUp() ? Standing.good(state, since("Ready")) : Standing.working(state, "", created);
        }
        // False is how the Cluster API says "not yet" too; Rancher's messages of failures begin with this word.
        boolean failed = phase.equals("Failed") || step.get().message().startsWith("failed ");
        return Standing.of(state, step.get()).with(failed ? Health.BAD : Health.WORKING);
    }

    private String deletion() {
        return conditions
                .find("Deleting")
                .filter(Condition::isTrue)
                .map(Condition::message)
                .filter(message -> !message.isEmpty())
                .or(() -> conditions
                        .find("InfrastructureReady")
                        .map(Condition::message)
                        .filter(message -> message.contains("deleting server")))
                .orElse("");
    }

    private Optional<Instant> since(String type) {
        return conditions.find(type).flatMap(Condition::since).or(() -> created);
    }
}
