package dev.mcmgen.rules.pools;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about machine pools and about how their machines are replaced. */
public final class PoolRules {

    private PoolRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("pools/etcd-even", QuantityChecks::evenMembers),
                new Rule("pools/role-without-machines", QuantityChecks::emptyRoles),
                new Rule("pools/selector-without-machines", SelectorMatchChecks::withoutMachines),
                new Rule("upgrade/autoscaling-quantity", QuantityChecks::autoscaling),
                new Rule("upgrade/all-at-once", UpgradeChecks::concurrency),
                new Rule("upgrade/no-surge", UpgradeChecks::rollingUpdate),
                new Rule("upgrade/duration-form", UpgradeChecks::durations),
                new Rule("upgrade/health-check-off", UpgradeChecks::healthCheck));
    }
}
