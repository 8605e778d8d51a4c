package dev.mcmgen.rules.kernel;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Sysctl;
import java.util.ArrayList;
import java.util.List;

/** Rules about kernel parameters in a cloud-config that RKE2 or kube-proxy set too (ipvs-nodelocaldns.md §1, §3). */
final class SysctlChecks {

    private final Catalog catalog;

    SysctlChecks(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The kernel parameters of all cloud-configs. */
    private static List<Sysctl> all(Subject subject) {
        List<Sysctl> all = new ArrayList<>();
        for (CloudConfig config : subject.cloudConfigs()) {
            all.addAll(config.sysctls());
        }
        return all;
    }

    void forwarding(Subject subject, RuleReport report) {
        for (Sysctl sysctl : all(subject)) {
            if (sysctl.value().equals("0") && catalog.host().forwardingSysctls().containsKey(sysctl.name())) {
                ModuleChecks.say(
                        report,
                        sysctl.line(),
                        "pods will lose their network whenever this is applied while the node runs; RKE2 sets it to 1 at"
                                + " its start only",
                        "write 1, or leave it out");
            }
        }
    }

    void ownedByAgent(Subject subject, RuleReport report) {
        for (Sysctl sysctl : all(subject)) {
            if (catalog.host().agentOwnedSysctls().contains(sysctl.name())) {
                ModuleChecks.say(
                        report,
                        sysctl.line(),
                        sysctl.name() + " will not stay: RKE2 and K3s set it at every start",
                        "set it through kube-proxy-arg: conntrack-max-per-core, conntrack-min and"
                                + " conntrack-tcp-timeout-…");
            }
        }
    }
}
