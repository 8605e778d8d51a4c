package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Sysctl;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the cloud-config of a pool does not prepare for IPVS mode (ipvs-nodelocaldns.md §1, §2.1, §5). */
final class PreparationChecks {

    private static final String MODULE = "ip_vs";

    private PreparationChecks() {}

    /** K3s loads modules by itself; without a cloud-config the machine template may have them. */
    static void modules(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.ipvs(subject)) {
            Optional<CloudConfig> config =
                    proxy.target().isRke2() ? subject.userDataOf(proxy.target(), proxy.nodes()) : Optional.empty();
            if (config.isPresent()) {
                modules(proxy, config.get(), report);
            }
        }
    }

    private static void modules(Proxy proxy, CloudConfig config, RuleReport report) {
        String scheduler = MODULE + "_" + IpvsChecks.schedulerName(proxy);
        boolean listed = proxy.target().catalog().schedulers().requiredModules().contains(scheduler);
        if (!mountsModules(proxy) && !mentions(config, MODULE)) {
            report(report, config, MODULE);
        } else if (!listed && !mentions(config, scheduler) && proxy.has(ReleaseFeature.IPVS_CHECKS_MODULE_LIST)) {
            report(report, config, scheduler);
        }
    }

    private static boolean mountsModules(Proxy proxy) {
        for (String mount : proxy.nodes().texts("kube-proxy-extra-mount")) {
            if (mount.startsWith("/lib/modules:")) {
                return true;
            }
        }
        return false;
    }

    /** What fetches more from elsewhere is given the benefit of the doubt. */
    private static boolean mentions(CloudConfig config, String word) {
        return config.says(word) || config.doesMore();
    }

    private static void report(RuleReport report, CloudConfig config, String module) {
        report.value(
                config.text(),
                "kube-proxy will find no IPVS unless the machine template loads " + module
                        + ": its container cannot load modules, and nothing here does",
                Fix.byHand("write a file below /etc/modules-load.d with " + module
                        + ", and load it in bootcmd for the first boot"));
    }

    /** A keepalive that comes after the kernel has forgotten the connection. */
    static void keepalive(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.ipvs(subject)) {
            Optional<CloudConfig> config = subject.userDataOf(proxy.target(), proxy.nodes());
            BigDecimal forgotten = IpvsChecks.tcpSeconds(proxy);
            for (Sysctl sysctl : config.isPresent() ? config.get().sysctls() : List.<Sysctl>of()) {
                Optional<BigDecimal> seconds = sysctl.name().equals("net.ipv4.tcp_keepalive_time")
                        ? FlagValues.integer(sysctl.value())
                        : Optional.empty();
                if (seconds.isPresent() && seconds.get().compareTo(forgotten) > 0) {
                    report.at(
                            sysctl.line().position(),
                            sysctl.line().path(),
                            "idle TCP connections to Services will be cut before their first keepalive: IPVS forgets them"
                                    + " after " + forgotten.toPlainString() + " s",
                            Optional.of(Fix.byHand("write a shorter time, or a longer ipvs-tcp-timeout")));
                }
            }
        }
    }
}
