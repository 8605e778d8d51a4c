package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
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

    /** Existing nodes: one kind for each combination of roles, the smaller combinations first. */
    static List<NodeKind> everyCombination() {
        return combinations(List.of(Role.values())).stream()
                .map(roles -> new NodeKind("", roles, false))
                .toList();
    }

    /** Every combination of these roles but the empty one, the smaller ones first. */
    static List<Set<Role>> combinations(List<Role> roles) {
        List<Set<Role>> all = new ArrayList<>();
        for (int bits = 1; bits < 1 << roles.size(); bits++) {
            Set<Role> combination = EnumSet.noneOf(Role.class);
            for (int i = 0; i < roles.size(); i++) {
                if ((bits & 1 << i) != 0) {
                    combination.add(roles.get(i));
                }
            }
            all.add(combination);
        }
        all.sort(Comparator.comparingInt(Set::size));
        return all;
    }
}
