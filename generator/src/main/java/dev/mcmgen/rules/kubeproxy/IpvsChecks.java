package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.GoDuration;
import dev.mcmgen.catalog.KubeProxyFlag;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.catalog.Scheduler;
import dev.mcmgen.catalog.Schedulers;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.kubeproxy.Proxy.Verdict;
import dev.mcmgen.rules.subject.Arguments.Argument;
import dev.mcmgen.rules.subject.Subject;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about IPVS mode itself (ipvs-nodelocaldns.md §2.1, §3, §4). */
final class IpvsChecks {

    private static final String SCHEDULER = "ipvs-scheduler";
    private static final String TCP_TIMEOUT = "ipvs-tcp-timeout";
    private static final String GATE = "KubeProxyIPVS";

    private IpvsChecks() {}

    static void withoutMode(Subject subject, RuleReport report) {
        Proxy.running(subject)
                .filter(proxy -> !proxy.mode().equals("ipvs"))
                .forEach(proxy -> proxy.written()
                        .filter(argument -> proxy.flag(argument.flag())
                                .flatMap(KubeProxyFlag::mode)
                                .filter("ipvs"::equals)
                                .isPresent())
                        .forEach(argument -> argument.place()
                                .ifPresent(place -> report.value(
                                        place,
                                        argument.flag() + " will do nothing: kube-proxy runs in " + proxy.mode()
                                                + " mode",
                                        Fix.byHand("add proxy-mode=ipvs, or remove the argument")))));
    }

    static void scheduler(Subject subject, RuleReport report) {
        Proxy.ipvs(subject)
                .forEach(proxy -> proxy.written()
                        .filter(argument -> argument.flag().equals(SCHEDULER)
                                && !argument.text().isEmpty())
                        .forEach(argument -> {
                            Schedulers schedulers = proxy.target().catalog().schedulers();
                            String names = schedulers.accepted(proxy.newest()).stream()
                                    .map(Scheduler::name)
                                    .collect(Collectors.joining(", "));
                            proxy.judge(
                                    report,
                                    argument,
                                    "use one of " + names,
                                    (release, flags) -> schedulers
                                                    .find(argument.text())
                                                    .filter(known -> known.accepted(release))
                                                    .isPresent()
                                            ? Optional.empty()
                                            : Optional.of(Verdict.sure(
                                                    proxy.target()
                                                                    .catalog()
                                                                    .facts(release)
                                                                    .has(ReleaseFeature.IPVS_SCHEDULER_ALLOW_LIST)
                                                            ? "kube-proxy will not start: " + release.minorText()
                                                                    + " does not accept the scheduler "
                                                                    + argument.text()
                                                            : "kube-proxy will exit again and again: it tries the scheduler "
                                                                    + argument.text()
                                                                    + " at start, and the kernel has none of that"
                                                                    + " name")));
                        }));
    }

    static void pinning(Subject subject, RuleReport report) {
        advised(subject, report, Scheduler.Advice.WARNING, "use rr or lc");
    }

    static void sameAsSimpler(Subject subject, RuleReport report) {
        advised(subject, report, Scheduler.Advice.INFO, "use the simpler one; nothing changes");
    }

    private static void advised(Subject subject, RuleReport report, Scheduler.Advice advice, String fix) {
        Proxy.ipvs(subject)
                .forEach(proxy -> scheduler(proxy)
                        .flatMap(argument -> argument.place())
                        .ifPresent(place -> proxy.target()
                                .catalog()
                                .schedulers()
                                .find(schedulerName(proxy))
                                .filter(known -> known.advice() == advice)
                                .ifPresent(known ->
                                        report.value(place, known.name() + ": " + known.note(), Fix.byHand(fix)))));
    }

    private static Optional<Argument> scheduler(Proxy proxy) {
        return proxy.arguments().last(SCHEDULER);
    }

    /** The scheduler that counts. */
    static String schedulerName(Proxy proxy) {
        return scheduler(proxy)
                .map(Argument::text)
                .filter(name -> !name.isEmpty())
                .orElse(proxy.target().catalog().schedulers().defaultName());
    }

    static void belowOneSecond(Subject subject, RuleReport report) {
        Proxy.ipvs(subject)
                .forEach(proxy -> proxy.written()
                        .filter(argument -> argument.flag().startsWith("ipvs-")
                                && argument.flag().endsWith("-timeout"))
                        .filter(argument -> seconds(argument)
                                .filter(value -> value.signum() > 0 && value.compareTo(BigDecimal.ONE) < 0)
                                .isPresent())
                        .forEach(argument -> argument.place()
                                .ifPresent(place -> report.value(
                                        place,
                                        argument.flag()
                                                + " will not change anything: the kernel takes whole seconds, and 0"
                                                + " leaves its own value",
                                        Fix.byHand("write 1s or more")))));
    }

    static void idleTimeout(Subject subject, RuleReport report) {
        Proxy.ipvs(subject)
                .forEach(proxy -> proxy.arguments()
                        .last(TCP_TIMEOUT)
                        .filter(argument -> seconds(argument)
                                .filter(value -> value.compareTo(BigDecimal.ONE) >= 0
                                        && value.intValue()
                                                < proxy.target()
                                                        .catalog()
                                                        .host()
                                                        .shortTcpSeconds())
                                .isPresent())
                        .flatMap(Argument::place)
                        .ifPresent(place -> report.value(
                                place,
                                "TCP connections to Services that are idle for this long will be cut",
                                Fix.byHand("write a time above the tcp_keepalive_time of the clients, which is 7200 s"
                                        + " by default; 900s is the kernel's own"))));
    }

    /** The idle time after which the kernel forgets a connection: as written, else its own. */
    static BigDecimal tcpSeconds(Proxy proxy) {
        return proxy.arguments()
                .last(TCP_TIMEOUT)
                .flatMap(IpvsChecks::seconds)
                .filter(value -> value.compareTo(BigDecimal.ONE) >= 0)
                .orElse(BigDecimal.valueOf(proxy.target().catalog().host().ipvsTcpSeconds()));
    }

    private static Optional<BigDecimal> seconds(Argument argument) {
        return GoDuration.parse(argument.text()).map(GoDuration::seconds);
    }

    static void silentFallback(Subject subject, RuleReport report) {
        ofRelease(subject, ReleaseFeature.IPVS_FALLS_BACK_SILENTLY)
                .forEach(proxy -> proxy.modePlace()
                        .ifPresent(place -> report.value(
                                place,
                                "kube-proxy " + proxy.newest().minorText()
                                        + " will take iptables mode without an error where a module of IPVS is missing",
                                Fix.byHand("load the modules before RKE2 starts, and look at"
                                        + " http://127.0.0.1:10249/proxyMode on a node"))));
    }

    static void deprecated(Subject subject, RuleReport report) {
        ofRelease(subject, ReleaseFeature.IPVS_DEPRECATED)
                .filter(proxy -> !proxy.has(ReleaseFeature.IPVS_OFF_BY_DEFAULT_PLANNED))
                .forEach(proxy -> proxy.modePlace()
                        .ifPresent(place -> report.value(
                                place,
                                "IPVS mode works in " + proxy.newest().minorText() + ", but is deprecated: the plan is"
                                        + " off by default in 1.40 and gone in 1.43",
                                Fix.byHand("plan the move to nftables"))));
    }

    static void plannedOff(Subject subject, RuleReport report) {
        ofRelease(subject, ReleaseFeature.IPVS_OFF_BY_DEFAULT_PLANNED)
                .filter(proxy -> proxy.has(ReleaseFeature.IPVS_REMOVED_PLANNED) || !FeatureGateChecks.isOn(proxy, GATE))
                .forEach(proxy -> proxy.modePlace()
                        .ifPresent(place -> report.value(
                                place,
                                "kube-proxy will not start by the plan of its makers: IPVS mode is off by default from"
                                        + " 1.40 on and gone from 1.43 on",
                                Fix.byHand("use proxy-mode=nftables; up to 1.42 feature-gates=" + GATE
                                        + "=true is meant to bring IPVS back"))));
    }

    private static Stream<Proxy> ofRelease(Subject subject, ReleaseFeature feature) {
        return Proxy.ipvs(subject).filter(proxy -> proxy.target().release().isPresent() && proxy.has(feature));
    }
}
