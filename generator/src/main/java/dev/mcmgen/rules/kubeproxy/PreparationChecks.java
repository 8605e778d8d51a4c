package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Sysctl;
import java.util.Optional;

/** What the cloud-config of a pool does not prepare for IPVS mode (ipvs-nodelocaldns.md §1, §2.1, §5). */
final class PreparationChecks {

    private static final String MODULE = "ip_vs";

    private PreparationChecks() {}

    /** K3s loads modules by itself; without a cloud-config the machine template may have them. */
    static void modules(Subject subject, RuleReport report) {
        Proxy.ipvs(subject)
                .filter(proxy -> proxy.target().isRke2())
                .forEach(proxy -> cloudConfig(subject, proxy).ifPresent(config -> {
                    boolean mounted = proxy.nodes().texts("kube-proxy-extra-mount").stream()
                            .anyMatch(mount -> mount.startsWith("/lib/modules:"));
                    String scheduler = MODULE + "_" + IpvsChecks.schedulerName(proxy);
                    boolean listed = proxy.target()
                            .catalog()
                            .schedulers()
                            .requiredModules()
                            .contains(scheduler);
                    if (!mounted && !mentions(config, MODULE)) {
                        report(report, config, MODULE);
                    } else if (!listed
                            && !mentions(config, scheduler)
                            && proxy.has(ReleaseFeature.IPVS_CHECKS_MODULE_LIST)) {
                        report(report, config, scheduler);
                    }
                }));
    }

    /** What fetches more from elsewhere is given the benefit of the doubt. */
    private static boolean mentions(CloudConfig config, String word) {
        return config.words().contains(word) || config.doesMore();
    }

    private static void report(RuleReport report, CloudConfig config, String module) {
        report.value(
                config.text(),
                "kube-proxy will find no IPVS unless the machine template loads " + module
                        + ": its container cannot load modules, and nothing here does",
                Fix.byHand("write a file below /etc/modules-load.d with " + module
                        + ", and load it in bootcmd for the first boot"));
    }

    private static Optional<CloudConfig> cloudConfig(Subject subject, Proxy proxy) {
        return proxy.target().machineConfig(proxy.nodes()).flatMap(subject.userData()::of);
    }

    /** A keepalive that comes after the kernel has forgotten the connection. */
    static void keepalive(Subject subject, RuleReport report) {
        Proxy.ipvs(subject)
                .forEach(proxy -> cloudConfig(subject, proxy).stream()
                        .flatMap(config -> Sysctl.of(config))
                        .filter(sysctl -> sysctl.name().equals("net.ipv4.tcp_keepalive_time"))
                        .filter(sysctl -> FlagValues.integer(sysctl.value())
                                .filter(seconds -> seconds.compareTo(IpvsChecks.tcpSeconds(proxy)) > 0)
                                .isPresent())
                        .forEach(sysctl -> report.at(
                                sysctl.line().position(),
                                sysctl.line().path(),
                                "idle TCP connections to Services will be cut before their first keepalive: IPVS forgets them"
                                        + " after "
                                        + IpvsChecks.tcpSeconds(proxy).toPlainString() + " s",
                                Optional.of(Fix.byHand("write a shorter time, or a longer ipvs-tcp-timeout")))));
    }
}
