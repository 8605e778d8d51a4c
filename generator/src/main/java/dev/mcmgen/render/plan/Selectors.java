package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Label selectors on Rancher's machines, by the labels that Rancher gives them (rancher-cluster.md §1.4). */
public final class Selectors {

    private static final String POOL = "rke.cattle.io/rke-machine-pool-name";

    private Selectors() {}

    static Map<String, Object> linux() {
        return Charts.values("matchLabels", Charts.values("cattle.io/os", "linux"));
    }

    static Map<String, Object> pool(String name) {
        return Charts.values("matchLabels", Charts.values(POOL, name));
    }

    public static Map<String, Object> pools(List<String> names) {
        return names.size() == 1
                ? pool(names.get(0))
                : Charts.values(
                        "matchExpressions",
                        List.of(Charts.values("key", POOL, "operator", "In", "values", List.copyOf(names))));
    }

    /** Machines that have all of these roles, whatever others they have. */
    static Map<String, Object> roles(Collection<Role> roles) {
        Map<String, Object> labels = new LinkedHashMap<>();
        roles.forEach(role -> labels.put(label(role), "true"));
        return Charts.values("matchLabels", labels);
    }

    /** Machines that have these roles and none of the others. */
    private static Map<String, Object> rolesWithout(Collection<Role> roles, Collection<Role> others) {
        Map<String, Object> selector = roles(roles);
        if (!others.isEmpty()) {
            selector.put(
                    "matchExpressions",
                    others.stream()
                            .map(other -> Charts.<Object>values("key", label(other), "operator", "DoesNotExist"))
                            .toList());
        }
        return selector;
    }

    /** Machines that have any of these roles: one selector for each, so that none matches a machine twice. */
    public static List<Map<String, Object>> anyRole(List<Role> roles) {
        List<Map<String, Object>> selectors = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            selectors.add(rolesWithout(List.of(roles.get(i)), roles.subList(0, i)));
        }
        return selectors;
    }

    /** These kinds of nodes: no selector where they are all there are. */
    public static List<Map<String, Object>> of(Collection<NodeKind> nodes, List<NodeKind> poolKinds) {
        if (!poolKinds.isEmpty()) {
            return nodes.containsAll(poolKinds)
                    ? List.of(Map.of())
                    : List.of(pools(nodes.stream().map(NodeKind::pool).toList()));
        }
        return ofRoles(nodes.stream().map(NodeKind::roles).toList());
    }

    /** Existing nodes with exactly one of these combinations of roles; no node matches two of the selectors. */
    private static List<Map<String, Object>> ofRoles(Collection<Set<Role>> combinations) {
        List<Set<Role>> every = NodeKind.combinations(List.of(Role.values()));
        if (combinations.containsAll(every)) {
            return List.of(Map.of());
        }
        for (Set<Role> any : every) {
            List<Set<Role>> matched =
                    every.stream().filter(roles -> intersect(roles, any)).toList();
            if (matched.size() == combinations.size() && combinations.containsAll(matched)) {
                return anyRole(List.copyOf(any));
            }
        }
        return combinations.stream().map(Selectors::exactly).toList();
    }

    private static boolean intersect(Set<Role> roles, Set<Role> others) {
        return roles.stream().anyMatch(others::contains);
    }

    /** Machines that have these roles and no others. */
    private static Map<String, Object> exactly(Set<Role> roles) {
        return rolesWithout(
                roles,
                Stream.of(Role.values()).filter(role -> !roles.contains(role)).toList());
    }

    private static String label(Role role) {
        return switch (role) {
            case ETCD -> "rke.cattle.io/etcd-role";
            case CONTROLPLANE -> "rke.cattle.io/control-plane-role";
            case WORKER -> "rke.cattle.io/worker-role";
        };
    }
}
