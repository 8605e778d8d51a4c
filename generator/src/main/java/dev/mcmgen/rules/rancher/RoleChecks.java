package dev.mcmgen.rules.rancher;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.List;
import java.util.Map;

/** Rules about the roles of machine pools (rancher-cluster.md §1.4). */
final class RoleChecks {

    private static final Map<String, String> ROLES =
            Map.of("etcdRole", "etcd", "controlPlaneRole", "control plane", "workerRole", "worker");

    private RoleChecks() {}

    static void roles(Subject subject, RuleReport report) {
        subject.clusters().filter(Manifest::isWholeCluster).forEach(cluster -> {
            List<Place> pools = cluster.pools();
            for (Place pool : pools) {
                if (ROLES.keySet().stream().noneMatch(pool::isTrue)) {
                    report.value(
                            pool,
                            "Rancher will not plan this cluster: the pool " + pool.text("name") + " has no role",
                            Fix.byHand("set etcdRole, controlPlaneRole or workerRole to true"));
                }
            }
            if (!pools.isEmpty()) {
                ROLES.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(role -> {
                    if (pools.stream().noneMatch(pool -> pool.isTrue(role.getKey()))) {
                        cluster.root()
                                .at("spec", "rkeConfig", "machinePools")
                                .ifPresent(list -> report.key(
                                        list,
                                        "the cluster will wait for ever: no pool has the " + role.getValue() + " role",
                                        Fix.byHand("set " + role.getKey() + ": true in a pool")));
                    }
                });
            }
        });
    }
}
