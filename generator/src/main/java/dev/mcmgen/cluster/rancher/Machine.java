package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.ObjectNames;
import dev.mcmgen.cluster.NodeSystem;
import dev.mcmgen.cluster.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A machine that stands for all of its group.
 *
 * @param pool the pool; empty for registered nodes
 * @param labels of the Machine, which selectors see and which decide the roles
 * @param nodeLabels that the node is registered with
 * @param taints that the node is registered with, as written
 * @param init whether it is the first server
 */
record Machine(
        String pool, Map<String, String> labels, Map<String, String> nodeLabels, List<String> taints, boolean init) {

    private static final String SYSTEM = "cattle.io/os";

    /** What Cluster API looks for. */
    private static final String CONTROL_PLANE = "cluster.x-k8s.io/control-plane";

    /** The groups of nodes that a cluster without pools can have, in the order in which they are shown. */
    private static final List<Set<Role>> REGISTERED = List.of(
            EnumSet.allOf(Role.class),
            EnumSet.of(Role.ETCD, Role.CONTROLPLANE),
            EnumSet.of(Role.ETCD),
            EnumSet.of(Role.CONTROLPLANE),
            EnumSet.of(Role.WORKER));

    Machine {
        labels = Collections.unmodifiableMap(labels);
        nodeLabels = Collections.unmodifiableMap(nodeLabels);
        taints = List.copyOf(taints);
    }

    /** Machines of nodes that are registered by hand; the first server is one with etcd. */
    static List<Machine> registered(ClusterObject cluster) {
        List<Machine> machines = new ArrayList<>();
        for (Set<Role> roles : REGISTERED) {
            Map<String, String> labels = clusterLabels(cluster);
            roles.forEach(role -> labels.put(role.label(), "true"));
            putIf(roles.contains(Role.CONTROLPLANE), CONTROL_PLANE, labels);
            labels.put("rke.cattle.io/machine-id", "<machine-id>");
            labels.put(SYSTEM, "linux");
            machines.add(new Machine("", labels, Map.of(SYSTEM, "linux"), List.of(), roles.contains(Role.ETCD)));
        }
        return machines;
    }

    /** A machine of a pool. The pool's labels win over those that Rancher sets. */
    static Machine of(ClusterObject cluster, ObjectReader pool) {
        Map<String, String> labels = clusterLabels(cluster);
        String name = pool.text("name");
        labels.put("rke.cattle.io/rke-machine-pool-name", name);
        labels.put("cluster.x-k8s.io/deployment-name", ObjectNames.join(cluster.name(), name));
        putIf(pool.flag("etcdRole"), Role.ETCD.label(), labels);
        putIf(pool.flag("controlPlaneRole"), Role.CONTROLPLANE.label(), labels);
        putIf(pool.flag("controlPlaneRole"), CONTROL_PLANE, labels);
        putIf(pool.flag("workerRole"), Role.WORKER.label(), labels);
        String system = pool.text("machineOS");
        labels.put(SYSTEM, system.isEmpty() ? "linux" : system);
        Map<String, String> own = pool.texts("labels");
        labels.putAll(own);
        List<String> taints = pool.objects("taints").stream()
                .map(Machine::taint)
                .filter(taint -> !taint.isEmpty())
                .toList();
        return new Machine(name, labels, own, taints, false);
    }

    private static Map<String, String> clusterLabels(ClusterObject cluster) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("rke.cattle.io/cluster-name", cluster.name());
        labels.put("cluster.x-k8s.io/cluster-name", cluster.name());
        return labels;
    }

    private static void putIf(boolean condition, String label, Map<String, String> labels) {
        if (condition) {
            labels.put(label, "true");
        }
    }

    /** {@code key=value:Effect}; empty for a taint without key, which Rancher leaves out. */
    private static String taint(ObjectReader taint) {
        String key = taint.text("key");
        String value = taint.text("value");
        String effect = taint.text("effect");
        if (key.isEmpty()) {
            return "";
        }
        String start = value.isEmpty() ? key : key + "=" + value;
        boolean colon = !effect.isEmpty() || !value.isEmpty();
        return start + (colon ? ":" : "") + effect;
    }

    Machine asFirstServer() {
        return new Machine(pool, labels, nodeLabels, taints, true);
    }

    boolean has(Role role) {
        return "true".equals(labels.get(role.label()));
    }

    Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (has(role)) {
                roles.add(role);
            }
        }
        return roles;
    }

    boolean isServer() {
        return has(Role.ETCD) || has(Role.CONTROLPLANE);
    }

    boolean isOnlyWorker() {
        return !isServer() && has(Role.WORKER);
    }

    NodeSystem system() {
        return "windows".equals(labels.get(SYSTEM)) ? NodeSystem.WINDOWS : NodeSystem.LINUX;
    }
}
