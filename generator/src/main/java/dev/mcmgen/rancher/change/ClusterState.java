package dev.mcmgen.rancher.change;

import dev.mcmgen.cluster.NodeSystem;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.rancher.ApiObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A cluster at one time: before a push, or after it, or after a part of it.
 *
 * @param cluster in the form in which it is compared: without what Rancher puts in
 * @param files its Secrets and ConfigMaps, as far as they are known
 */
record ClusterState(ApiObject cluster, List<ApiObject> files) {

    ClusterState {
        files = List.copyOf(files);
    }

    List<ApiObject> pools() {
        return cluster.objects("spec", "rkeConfig", "machinePools");
    }

    Optional<ApiObject> pool(String name) {
        return pools().stream().filter(pool -> pool.text("name").equals(name)).findFirst();
    }

    /** The nodes of a pool; one machine where nothing says how many (Cluster API's default). */
    static NodePool nodes(ApiObject pool) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        add(pool.isTrue("etcdRole"), Role.ETCD, roles);
        add(pool.isTrue("controlPlaneRole"), Role.CONTROLPLANE, roles);
        add(pool.isTrue("workerRole"), Role.WORKER, roles);
        NodeSystem system = pool.text("machineOS").equals("windows") ? NodeSystem.WINDOWS : NodeSystem.LINUX;
        return new NodePool(pool.text("name"), roles, system, OptionalLong.of(quantity(pool)));
    }

    static long quantity(ApiObject pool) {
        return pool.find("quantity").isPresent() ? pool.number("quantity") : 1;
    }

    private static void add(boolean condition, Role role, Set<Role> roles) {
        if (condition) {
            roles.add(role);
        }
    }

    /** All machines of all pools; empty where nodes are registered by hand. */
    OptionalLong machines() {
        return pools().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        pools().stream().mapToLong(ClusterState::quantity).sum());
    }

    String kubernetesVersion() {
        return cluster.text("spec", "kubernetesVersion");
    }

    /** Whether the nodes of a tier are drained before they restart. */
    boolean drains(Tier tier) {
        String options = tier.isWorkers() ? "workerDrainOptions" : "controlPlaneDrainOptions";
        return cluster.isTrue("spec", "rkeConfig", "upgradeStrategy", options, "enabled");
    }
}
