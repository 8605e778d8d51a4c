package dev.mcmgen.rancher.change;

import dev.mcmgen.cluster.NodeSystem;
import dev.mcmgen.cluster.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The order in which Rancher configures nodes: the next tier begins when the one before is done (rancher-cluster.md §3.8). */
public enum Tier {
    /** The first node with etcd. */
    BOOTSTRAP,
    /** The other nodes with etcd, one at a time. */
    ETCD,
    /** The control plane nodes without etcd. */
    CONTROL_PLANE,
    LINUX_WORKERS,
    WINDOWS_WORKERS;

    /** The tiers that the nodes of a pool may be in. */
    static List<Tier> of(NodePool pool) {
        List<Tier> tiers = new ArrayList<>();
        if (pool.roles().contains(Role.ETCD)) {
            tiers.add(BOOTSTRAP);
            if (pool.machines().orElse(2) > 1) {
                tiers.add(ETCD);
            }
        } else if (pool.roles().contains(Role.CONTROLPLANE)) {
            tiers.add(CONTROL_PLANE);
        } else {
            tiers.add(pool.system() == NodeSystem.WINDOWS ? WINDOWS_WORKERS : LINUX_WORKERS);
        }
        return tiers;
    }

    /** Whether the drain options and the concurrency of the workers count for it. */
    boolean isWorkers() {
        return this == LINUX_WORKERS || this == WINDOWS_WORKERS;
    }

    /** The word in the output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
