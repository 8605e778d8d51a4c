package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.rancher.progress.ClusterObject.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was seen of a cluster at one moment: the Cluster, its control plane, its pools, their machines.
 *
 * @param controlPlane empty where there is none yet, or where it is not to be seen
 * @param management asked for only where machines are not to be seen
 * @param visible what the caller may see
 * @param registered machines without a pool: those that people have registered
 * @param hasToken whether nodes could be registered; asked for only where people have to
 */
public record ClusterState(
        ClusterObject cluster,
        Optional<ControlPlaneState> controlPlane,
        Optional<ManagementState> management,
        Visible visible,
        List<PoolState> pools,
        List<MachineState> registered,
        boolean hasToken) {

    /** What the caller may see besides the Cluster: a standard user sees no machines (live-rancher-2.15.md). */
    public record Visible(boolean controlPlane, boolean machines) {}

    public ClusterState {
        pools = List.copyOf(pools);
        registered = List.copyOf(registered);
    }

    /**
     * Puts together what was seen.
     *
     * @param machines empty where they are not to be seen
     */
    static ClusterState of(
            ClusterObject cluster,
            Lookup controlPlane,
            Optional<Machines> machines,
            Optional<ManagementState> management) {
        Machines those = machines.orElse(Machines.NONE);
        return new ClusterState(
                cluster,
                controlPlane.found().map(ControlPlaneState::of),
                management,
                new Visible(!(controlPlane instanceof Lookup.Hidden), machines.isPresent()),
                those.pools(cluster),
                those.registered(),
                false);
    }

    public ClusterName name() {
        return new ClusterName(cluster.namespace(), cluster.name());
    }

    /** The same, and nodes could be registered. */
    ClusterState withToken() {
        return new ClusterState(cluster, controlPlane, management, visible, pools, registered, true);
    }

    /** Whether nothing goes on before somebody registers a node. */
    public boolean awaitsNodes() {
        if (cluster.kind() != Kind.CUSTOM || cluster.deleted().isPresent()) {
            return false;
        }
        return visible.machines()
                ? registered.isEmpty() && pools.isEmpty()
                : management.filter(known -> known.nodes() == 0).isPresent();
    }

    /** All machines, pool by pool. */
    Stream<MachineState> machines() {
        return Stream.concat(pools.stream().flatMap(pool -> pool.machines().stream()), registered.stream());
    }

    public Standing standing() {
        return ClusterStanding.of(this);
    }

    /** Whether every node is as the Cluster says; what a single look can tell ({@link Judge} tells more). */
    public boolean isReady() {
        return !awaitsNodes() && Readiness.lacks(this, Goal.READY).isEmpty();
    }

    /** Of a pool whose machines are not to be seen, nothing is known. */
    Standing standing(PoolState pool) {
        return visible.machines() ? pool.standing() : Standing.working("", "", Optional.empty());
    }

    /** The cluster and its parts, each before its own. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Standing whole = standing();
        parts.add(new Part(Part.Kind.CLUSTER, "", cluster.name(), "", whole));
        for (Condition condition : ClusterStanding.troubled(this)) {
            if (!condition.message().equals(whole.message())) {
                parts.add(new Part(
                        Part.Kind.CONDITION,
                        "",
                        condition.type(),
                        "",
                        Standing.of(condition.status().word(), condition)));
            }
        }
        controlPlane.ifPresent(
                // Its message is the one that Rancher copies into the Cluster.
                known -> parts.add(new Part(
                        Part.Kind.CONTROL_PLANE, "", "", "", known.standing().without(whole.message()))));
        for (PoolState pool : pools) {
            parts.add(part(pool));
            pool.machines().forEach(machine -> parts.add(part(machine)));
        }
        registered.forEach(machine -> parts.add(part(machine)));
        return parts;
    }

    private Part part(PoolState pool) {
        Standing standing = visible.machines() ? pool.standing() : Standing.working("", "", Optional.empty());
        String count = visible.machines() ? pool.count() : pool.quantity() + " wanted";
        return new Part(Part.Kind.POOL, pool.name(), pool.name(), count, standing);
    }

    private static Part part(MachineState machine) {
        return new Part(Part.Kind.MACHINE, machine.pool(), machine.name(), "", machine.standing());
    }
}
