package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Role;
import java.util.Set;

/**
 * Nodes that get the same configuration: the machines of a pool, or existing nodes with the same roles.
 *
 * @param pool the pool's name; empty for nodes that no pool makes
 * @param roles in the order etcd, control plane, worker
 * @param windows whether they run Windows
 */
public record NodeKind(String pool, Set<Role> roles, boolean windows) {

    /** Whether RKE2 or K3s runs as a server here: etcd or the control plane. */
    boolean isServer() {
        return roles.contains(Role.ETCD) || roles.contains(Role.CONTROLPLANE);
    }
}
