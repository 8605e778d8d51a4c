package dev.mcmgen.rancher.progress;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.rancher.progress.Standing.Health;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pool: what the Cluster wants of it, what there is.
 *
 * @param wanted empty where the Cluster names it no more
 * @param rollout empty where Rancher has not begun with it, or where the caller may not see it
 */
public record PoolState(
        String name, Optional<WantedPool> wanted, Optional<Rollout> rollout, List<MachineState> machines) {

    /** Conditions that are true while something happens. */
    private static final List<String> AT_WORK = List.of("RollingOut", "ScalingUp", "ScalingDown", "Remediating");

    private static final List<String> GOALS = List.of("Available", "MachinesReady", "MachinesUpToDate", "Ready");

    public PoolState {
        machines = List.copyOf(machines);
    }

    public Set<Role> roles() {
        return wanted.map(WantedPool::roles)
                .or(() -> machines.stream().map(MachineState::roles).findFirst())
                .orElse(Set.of());
    }

    public boolean isPaused() {
        return wanted.filter(WantedPool::isPaused).isPresent()
                || rollout.filter(Rollout::isPaused).isPresent();
    }

    /** How many machines there shall be. */
    public long quantity() {
        return wanted.flatMap(WantedPool::quantity)
                .or(() -> rollout.map(Rollout::wanted))
                .orElse(0L);
    }

    /** Whether it is as wanted by its numbers. What is paused is not waited for. */
    boolean isRolled() {
        if (wanted.isEmpty() || rollout.isEmpty()) {
            return false;
        }
        return isPaused()
                || (rollout.get().wanted() == quantity() && rollout.get().isDone());
    }

    /** Such as {@code 2 of 3 ready}; empty where nothing is known. */
    public String count() {
        return rollout.map(known -> known.ready() + " of " + quantity() + " ready")
                .orElse("");
    }

    Standing standing() {
        if (wanted.isEmpty() || rollout.flatMap(Rollout::deleted).isPresent()) {
            return Standing.working(
                    "Deleting", "", rollout.flatMap(known -> known.deleted().or(known::created)));
        }
        if (rollout.isEmpty()) {
            return Standing.working("Waiting", "Rancher has not begun with it", Optional.empty());
        }
        Rollout known = rollout.get();
        if (isPaused()) {
            return Standing.working("Paused", "", known.created());
        }
        if (isRolled()) {
            return Standing.good("Running", since("Available", known));
        }
        if (known.phase().equals("Failed")) {
            return Standing.working("Failed", message(known), known.created()).with(Health.BAD);
        }
        return working(known);
    }

    private Standing working(Rollout known) {
        Optional<Condition> work = AT_WORK.stream()
                .flatMap(type -> known.conditions().find(type).stream())
                .filter(Condition::isTrue)
                .findFirst();
        if (work.isPresent()) {
            return Standing.working(
                    work.get().type(), work.get().message(), work.get().since());
        }
        if (!known.phase().isEmpty() && !known.phase().equals("Running")) {
            return Standing.working(known.phase(), message(known), known.created());
        }
        return known.upToDate() < known.wanted()
                ? Standing.working("RollingOut", known.upToDate() + " up to date", since("Available", known))
                : Standing.working("NotReady", "", since("Available", known));
    }

    private static String message(Rollout rollout) {
        return rollout.conditions().firstNotTrue(GOALS).map(Condition::message).orElse("");
    }

    private static Optional<Instant> since(String type, Rollout rollout) {
        return rollout.conditions().find(type).flatMap(Condition::since).or(rollout::created);
    }
}
