package dev.mcmgen.rancher.progress;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.rancher.ApiObject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A pool as the Cluster names it.
 *
 * @param quantity empty where none is named, or where an autoscaler decides
 */
public record WantedPool(String name, Set<Role> roles, Optional<Long> quantity, boolean isPaused) {

    public WantedPool {
        roles = Set.copyOf(roles);
    }

    static WantedPool of(ApiObject pool) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (pool.isTrue("etcdRole")) {
            roles.add(Role.ETCD);
        }
        if (pool.isTrue("controlPlaneRole")) {
            roles.add(Role.CONTROLPLANE);
        }
        if (pool.isTrue("workerRole")) {
            roles.add(Role.WORKER);
        }
        boolean scaled = pool.find("autoscalingMaxSize").isPresent();
        Optional<Long> quantity =
                scaled ? Optional.empty() : pool.find("quantity").map(value -> pool.number("quantity"));
        return new WantedPool(pool.text("name"), roles, quantity, pool.isTrue("paused"));
    }
}
