package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** Machines that have this role and none of the others. */
    static Map<String, Object> roleWithout(Role role, Collection<Role> others) {
        Map<String, Object> selector = roles(List.of(role));
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
            selectors.add(roleWithout(roles.get(i), roles.subList(0, i)));
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
        List<Role> roles = nodes.stream()
                .flatMap(node -> node.roles().stream())
                .distinct()
                .sorted()
                .toList();
        return roles.size() == Role.values().length ? List.of(Map.of()) : anyRole(roles);
    }

    private static String label(Role role) {
        return switch (role) {
            case ETCD -> "rke.cattle.io/etcd-role";
            case CONTROLPLANE -> "rke.cattle.io/control-plane-role";
            case WORKER -> "rke.cattle.io/worker-role";
        };
    }
}
