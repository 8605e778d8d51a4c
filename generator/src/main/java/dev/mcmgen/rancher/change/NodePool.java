package dev.mcmgen.rancher.change;

import dev.mcmgen.cluster.NodeSystem;
import dev.mcmgen.cluster.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Nodes that are changed together: those of a machine pool, or, where nodes are registered by hand, those with the same roles.
 *
 * @param name of the pool; empty for registered nodes
 * @param roles in the order etcd, control plane, worker
 * @param machines how many there are by the pool's quantity; empty where nothing says it
 */
public record NodePool(String name, Set<Role> roles, NodeSystem system, OptionalLong machines) {

    public NodePool {
        EnumSet<Role> ordered = EnumSet.noneOf(Role.class);
        ordered.addAll(roles);
        roles = Collections.unmodifiableSet(ordered);
    }

    /** Such as {@code pool cp}. */
    public String title() {
        return name.isEmpty() ? "nodes with " + roleNames() : "pool " + name;
    }

    /** Such as {@code etcd, controlplane}. */
    public String roleNames() {
        return roles.stream().map(Role::id).collect(Collectors.joining(", "));
    }

    /** The tiers of its nodes, in the order in which they are configured. */
    public List<Tier> tiers() {
        return Tier.of(this);
    }

    /** The machines that are known of. */
    long count() {
        return machines.orElse(0);
    }

    /** Such as {@code all 3 machines are}. */
    String all() {
        return count() == 1 ? "its only machine is" : "all " + machines(count()) + " are";
    }

    /** Such as {@code its 3 machines restart their services}. */
    String restarts() {
        if (machines.isEmpty()) {
            return "these nodes restart their services";
        }
        return count() == 1
                ? "its only machine restarts its services"
                : "its " + machines(count()) + " restart their services";
    }

    static String machines(long count) {
        return count == 1 ? "1 machine" : count + " machines";
    }
}
