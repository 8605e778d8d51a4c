package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Role;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Label selectors on Rancher's machines, by the labels that Rancher gives them (rancher-cluster.md §1.4). */
final class Selectors {

    private static final String POOL = "rke.cattle.io/rke-machine-pool-name";

    private Selectors() {}

    static Map<String, Object> linux() {
        return Charts.values("matchLabels", Charts.values("cattle.io/os", "linux"));
    }

    static Map<String, Object> pool(String name) {
        return Charts.values("matchLabels", Charts.values(POOL, name));
    }

    static Map<String, Object> pools(List<String> names) {
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

    private static String label(Role role) {
        return switch (role) {
            case ETCD -> "rke.cattle.io/etcd-role";
            case CONTROLPLANE -> "rke.cattle.io/control-plane-role";
            case WORKER -> "rke.cattle.io/worker-role";
        };
    }
}
