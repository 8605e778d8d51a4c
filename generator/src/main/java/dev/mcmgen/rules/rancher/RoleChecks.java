package dev.mcmgen.rules.rancher;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Rules about the roles of machine pools (rancher-cluster.md §1.4). */
final class RoleChecks {

    private static final Map<String, String> ROLES =
            new TreeMap<>(Map.of("etcdRole", "etcd", "controlPlaneRole", "control plane", "workerRole", "worker"));

    private RoleChecks() {}

    static void roles(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            if (cluster.isWholeCluster()) {
                roles(cluster, report);
            }
        }
    }

    private static void roles(Manifest cluster, RuleReport report) {
        List<Place> pools = cluster.pools();
        Set<String> given = new HashSet<>();
        for (Place pool : pools) {
            Set<String> own = roles(pool);
            given.addAll(own);
            if (own.isEmpty()) {
                report.value(
                        pool,
                        "Rancher will not plan this cluster: the pool " + pool.text("name") + " has no role",
                        Fix.byHand("set etcdRole, controlPlaneRole or workerRole to true"));
            }
        }
        Optional<Place> list = cluster.root().at("spec", "rkeConfig", "machinePools");
        for (Map.Entry<String, String> role : ROLES.entrySet()) {
            if (!pools.isEmpty() && list.isPresent() && !given.contains(role.getKey())) {
                report.key(
                        list.get(),
                        "the cluster will wait for ever: no pool has the " + role.getValue() + " role",
                        Fix.byHand("set " + role.getKey() + ": true in a pool"));
            }
        }
    }

    private static Set<String> roles(Place pool) {
        Set<String> roles = new HashSet<>();
        for (String role : ROLES.keySet()) {
            if (pool.isTrue(role)) {
                roles.add(role);
            }
        }
        return roles;
    }
}
