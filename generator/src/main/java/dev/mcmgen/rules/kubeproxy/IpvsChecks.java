package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.GoDuration;
import dev.mcmgen.catalog.KubeProxyFlag;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.catalog.Scheduler;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.kubeproxy.Proxy.Verdict;
import dev.mcmgen.rules.subject.Arguments.Argument;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about IPVS mode itself (ipvs-nodelocaldns.md §2.1, §3, §4). */
final class IpvsChecks {

    private static final String SCHEDULER = "ipvs-scheduler";
    private static final String TCP_TIMEOUT = "ipvs-tcp-timeout";
    private static final String GATE = "KubeProxyIPVS";

    private IpvsChecks() {}

    static void withoutMode(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.running(subject)) {
            for (Argument argument : proxy.mode().equals("ipvs") ? List.<Argument>of() : proxy.written()) {
                Optional<KubeProxyFlag> flag = proxy.flag(argument.flag());
                if (flag.isPresent()
                        && flag.get().isOnlyOf("ipvs")
                        && argument.place().isPresent()) {
                    report.value(
                            argument.place().get(),
                            argument.flag() + " will do nothing: kube-proxy runs in " + proxy.mode() + " mode",
                            Fix.byHand("add proxy-mode=ipvs, or remove the argument"));
                }
            }
        }
    }

    static void scheduler(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.ipvs(subject)) {
            for (Argument argument : proxy.written(SCHEDULER)) {
                if (!argument.text().isEmpty()) {
                    List<String> names = new ArrayList<>();
                    for (Scheduler known : proxy.target().catalog().schedulers().accepted(proxy.newest())) {
                        names.add(known.name());
                    }
                    proxy.judge(
                            report,
                            argument,
                            "use one of " + String.join(", ", names),
                            (release, flags) -> refusal(
                                    argument.text(), release, proxy.target().catalog()));
                }
            }
        }
    }

    private static Optional<Verdict> refusal(String scheduler, Release release, Catalog catalog) {
        Optional<Scheduler> known = catalog.schedulers().find(scheduler);
        if (known.isPresent() && known.get().accepted(release)) {
            return Optional.empty();
        }
        boolean listed = catalog.facts(release).has(ReleaseFeature.IPVS_SCHEDULER_ALLOW_LIST);
        return Optional.of(Verdict.sure(
                listed
                        ? "kube-proxy will not start: " + release.minorText() + " does not accept the scheduler "
                                + scheduler
                        : "kube-proxy will exit again and again: it tries the scheduler " + scheduler
                                + " at start, and the kernel has none of that name"));
    }

    static void pinning(Subject subject, RuleReport report) {
        advised(subject, report, Scheduler.Advice.WARNING, "use rr or lc");
    }

    static void sameAsSimpler(Subject subject, RuleReport report) {
        advised(subject, report, Scheduler.Advice.INFO, "use the simpler one; nothing changes");
    }

    private static void advised(Subject subject, RuleReport report, Scheduler.Advice advice, String fix) {
        for (Proxy proxy : Proxy.ipvs(subject)) {
            Optional<Place> place = proxy.arguments().placeOf(SCHEDULER);
            Optional<Scheduler> known = proxy.target().catalog().schedulers().find(schedulerName(proxy));
            if (place.isPresent() && known.isPresent() && known.get().advice() == advice) {
                report.value(
                        place.get(), known.get().name() + ": " + known.get().note(), Fix.byHand(fix));
            }
        }
    }

    /** The scheduler that counts. */
    static String schedulerName(Proxy proxy) {
        String written = proxy.arguments().value(SCHEDULER).orElse("");
        return written.isEmpty() ? proxy.target().catalog().schedulers().defaultName() : written;
    }

    static void belowOneSecond(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.ipvs(subject)) {
            for (Argument argument : proxy.written()) {
                BigDecimal seconds = isTimeout(argument.flag()) ? seconds(argument) : BigDecimal.ZERO;
                if (seconds.signum() > 0
                        && seconds.compareTo(BigDecimal.ONE) < 0
                        && argument.place().isPresent()) {
                    report.value(
                            argument.place().get(),
                            argument.flag()
                                    + " will not change anything: the kernel takes whole seconds, and 0 leaves its own"
                                    + " value",
                            Fix.byHand("write 1s or more"));
                }
            }
        }
    }

    private static boolean isTimeout(String flag) {
        return flag.startsWith("ipvs-") && flag.endsWith("-timeout");
    }

    static void idleTimeout(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.ipvs(subject)) {
            Optional<Argument> timeout = proxy.arguments().last(TCP_TIMEOUT);
            if (timeout.isPresent() && timeout.get().place().isPresent() && isShort(seconds(timeout.get()), proxy)) {
                report.value(
                        timeout.get().place().get(),
                        "TCP connections to Services that are idle for this long will be cut",
                        Fix.byHand(
                                "write a time above the tcp_keepalive_time of the clients, which is 7200 s by default;"
                                        + " 900s is the kernel's own"));
            }
        }
    }

    private static boolean isShort(BigDecimal seconds, Proxy proxy) {
        return seconds.compareTo(BigDecimal.ONE) >= 0
                && seconds.intValue() < proxy.target().catalog().host().shortTcpSeconds();
    }

    /** The idle time after which the kernel forgets a connection: as written, else its own. */
    static BigDecimal tcpSeconds(Proxy proxy) {
        Optional<Argument> timeout = proxy.arguments().last(TCP_TIMEOUT);
        BigDecimal written = timeout.isPresent() ? seconds(timeout.get()) : BigDecimal.ZERO;
        return written.compareTo(BigDecimal.ONE) >= 0
                ? written
                : BigDecimal.valueOf(proxy.target().catalog().host().ipvsTcpSeconds());
    }

    /** The duration that an argument sets; zero for what is none. */
    private static BigDecimal seconds(Argument argument) {
        Optional<GoDuration> duration = GoDuration.parse(argument.text());
        return duration.isPresent() ? duration.get().seconds() : BigDecimal.ZERO;
    }

    static void silentFallback(Subject subject, RuleReport report) {
        for (Proxy proxy : ofRelease(subject, ReleaseFeature.IPVS_FALLS_BACK_SILENTLY)) {
            sayOfMode(
                    proxy,
                    report,
                    "kube-proxy " + proxy.newest().minorText()
                            + " will take iptables mode without an error where a module of IPVS is missing",
                    "load the modules before RKE2 starts, and look at http://127.0.0.1:10249/proxyMode on a node");
        }
    }

    static void deprecated(Subject subject, RuleReport report) {
        for (Proxy proxy : ofRelease(subject, ReleaseFeature.IPVS_DEPRECATED)) {
            if (!proxy.has(ReleaseFeature.IPVS_OFF_BY_DEFAULT_PLANNED)) {
                sayOfMode(
                        proxy,
                        report,
                        "IPVS mode works in " + proxy.newest().minorText()
                                + ", but is deprecated: the plan is off by default in 1.40 and gone in 1.43",
                        "plan the move to nftables");
            }
        }
    }

    static void plannedOff(Subject subject, RuleReport report) {
        for (Proxy proxy : ofRelease(subject, ReleaseFeature.IPVS_OFF_BY_DEFAULT_PLANNED)) {
            if (proxy.has(ReleaseFeature.IPVS_REMOVED_PLANNED) || !FeatureGateChecks.isOn(proxy, GATE)) {
                sayOfMode(
                        proxy,
                        report,
                        "kube-proxy will not start by the plan of its makers: IPVS mode is off by default from 1.40 on and"
                                + " gone from 1.43 on",
                        "use proxy-mode=nftables; up to 1.42 feature-gates=" + GATE
                                + "=true is meant to bring IPVS back");
            }
        }
    }

    private static List<Proxy> ofRelease(Subject subject, ReleaseFeature feature) {
        List<Proxy> found = Proxy.ipvs(subject);
        found.removeIf(proxy -> proxy.target().release().isEmpty() || !proxy.has(feature));
        return found;
    }

    private static void sayOfMode(Proxy proxy, RuleReport report, String message, String fix) {
        Optional<Place> mode = proxy.modePlace();
        if (mode.isPresent()) {
            report.value(mode.get(), message, Fix.byHand(fix));
        }
    }
}
