package dev.mcmgen.rules.network;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about Windows nodes (rke2-config.md §3.4). */
final class WindowsChecks {

    private static final String SYSTEM = "machineOS";

    private WindowsChecks() {}

    static void cni(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            List<Place> windows = windowsPools(target);
            if (!windows.isEmpty() && target.isRke2()) {
                String cni = target.cni().orElse("calico");
                if (!cni.equals("calico") && !cni.equals("flannel")) {
                    Optional<Place> written = target.serverSetting("cni").flatMap(Setting::place);
                    report.value(
                            cni.equals("none") ? Severity.WARNING : Severity.ERROR,
                            written.orElse(windows.get(0)),
                            "Windows nodes will not join: they need calico or flannel, and this cluster has " + cni,
                            Fix.byHand("write cni: calico before the cluster is made"));
                }
            }
        }
    }

    static void servers(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Place pool : windowsPools(target)) {
                if (pool.isTrue("etcdRole") || pool.isTrue("controlPlaneRole")) {
                    report.value(
                            pool.get(SYSTEM).orElse(pool),
                            "this pool will not come up: etcd and the control plane run on Linux only",
                            Fix.byHand("give it the worker role alone, or machineOS: linux"));
                }
            }
        }
    }

    static void ofK3s(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Place pool : windowsPools(target)) {
                if (!target.isRke2()) {
                    report.value(
                            pool.get(SYSTEM).orElse(pool),
                            "this pool will not come up: K3s has no agent for Windows",
                            Fix.byHand("use RKE2, or machineOS: linux"));
                }
            }
        }
    }

    private static List<Place> windowsPools(Target target) {
        List<Place> windows = new ArrayList<>();
        Optional<Manifest> cluster = target.cluster();
        if (cluster.isPresent()) {
            for (Place pool : cluster.get().pools()) {
                if (pool.text(SYSTEM).equals("windows")) {
                    windows.add(pool);
                }
            }
        }
        return windows;
    }
}
