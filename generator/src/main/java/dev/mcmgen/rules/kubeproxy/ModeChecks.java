package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.KubeProxyFlag;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.kubeproxy.Proxy.Verdict;
import dev.mcmgen.rules.subject.ChartValues;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rules about the mode of kube-proxy, nftables above all (ipvs-nodelocaldns.md §2, §4). */
final class ModeChecks {

    static final String MODE = "proxy-mode";

    private static final String NFTABLES = "nftables";
    private static final String NFTABLES_GATE = "NFTablesProxyMode";

    private ModeChecks() {}

    static void unknownMode(Subject subject, RuleReport report) {
        Proxy.running(subject)
                .forEach(proxy -> proxy.written()
                        .filter(argument ->
                                argument.flag().equals(MODE) && !argument.text().equals(NFTABLES))
                        .forEach(argument -> proxy.judge(
                                report,
                                argument,
                                advice(argument.text()),
                                (release, flags) -> flags.find(MODE)
                                        .filter(flag -> !flag.values().contains(argument.text()))
                                        .map(flag -> Verdict.sure("kube-proxy will not start: " + release.minorText()
                                                + " knows the modes " + modes(flag) + ", not '" + argument.text()
                                                + "'")))));
    }

    private static String advice(String mode) {
        return Stream.of("iptables", "ipvs", NFTABLES)
                .filter(mode.strip()::equalsIgnoreCase)
                .findFirst()
                .map(known -> "write " + MODE + "=" + known)
                .orElse("choose one of them");
    }

    private static String modes(KubeProxyFlag flag) {
        return String.join(
                ", ", flag.values().stream().filter(value -> !value.isEmpty()).toList());
    }

    static void windows(Subject subject, RuleReport report) {
        Proxy.all(subject)
                .filter(proxy -> !proxy.nodes().isLinux() && !proxy.disabled())
                .forEach(proxy -> proxy.modePlace()
                        .filter(place -> List.of("ipvs", "iptables", NFTABLES).contains(proxy.mode()))
                        .ifPresent(place -> report.value(
                                place,
                                "kube-proxy will not start on " + proxy.nodes().words()
                                        + ": on Windows it knows kernelspace only",
                                Fix.byHand("move the argument to a selector for the label" + " cattle.io/os: linux"))));
    }

    static void nftablesTooEarly(Subject subject, RuleReport report) {
        Proxy.nftables(subject)
                .forEach(proxy -> proxy.arguments()
                        .last(MODE)
                        .ifPresent(argument -> proxy.judge(
                                report,
                                argument,
                                "take a release from 1.31 on, or the mode iptables or ipvs",
                                (release, flags) -> tooEarly(proxy, release, flags.find(MODE)))));
    }

    private static Optional<Verdict> tooEarly(Proxy proxy, Release release, Optional<KubeProxyFlag> flag) {
        if (flag.filter(known -> known.values().contains(NFTABLES)).isEmpty()) {
            return Optional.of(
                    Verdict.sure("kube-proxy will not start: " + release.minorText() + " has no mode nftables"));
        }
        boolean gated = proxy.target().catalog().facts(release).has(ReleaseFeature.NFTABLES_NEEDS_GATE);
        return gated && !FeatureGateChecks.isOn(proxy, NFTABLES_GATE)
                ? Optional.of(Verdict.sure("kube-proxy will not start: in " + release.minorText()
                        + " the mode nftables needs feature-gates=" + NFTABLES_GATE + "=true"))
                : Optional.empty();
    }

    static void nftablesUndocumented(Subject subject, RuleReport report) {
        Proxy.nftables(subject)
                .filter(proxy -> isRke2(proxy) && proxy.target().release().isPresent())
                .filter(proxy -> proxy.has(ReleaseFeature.NFTABLES) && !proxy.has(ReleaseFeature.NFTABLES_DOCUMENTED))
                .forEach(proxy -> proxy.modePlace()
                        .ifPresent(place -> report.value(
                                place,
                                "this may not work: RKE2 documents the mode nftables from 1.34.10, 1.35.7 and 1.36.3"
                                        + " on, not for " + proxy.newest(),
                                Fix.byHand("take one of these patches"))));
    }

    static void nftablesValues(Subject subject, RuleReport report) {
        Proxy.nftables(subject).filter(ModeChecks::isRke2).forEach(proxy -> {
            Map<String, String> missing = missingValues(proxy.target());
            if (!missing.isEmpty()) {
                String chart = proxy.target()
                        .cni()
                        .flatMap(proxy.target().catalog().charts()::ofCni)
                        .orElse("");
                proxy.modePlace()
                        .ifPresent(place -> report.value(
                                place,
                                "the CNI will go on with iptables beside kube-proxy's nftables rules: the chart "
                                        + chart + " lacks " + String.join(" and ", missing.keySet()),
                                Fix.byHand("add to the values of " + chart + ": "
                                        + String.join(
                                                ", ",
                                                missing.entrySet().stream()
                                                        .map(value -> value.getKey() + ": " + value.getValue())
                                                        .toList()))));
            }
        });
    }

    private static Map<String, String> missingValues(Target target) {
        String cni = target.cni().orElse("");
        Optional<Place> values = target.catalog()
                .charts()
                .ofCni(cni)
                .flatMap(target::chartValues)
                .map(ChartValues::values);
        Map<String, String> missing = new TreeMap<>();
        if (target.isStandalone() && values.isEmpty()) {
            return missing; // the values may stand in a file that is not here
        }
        target.catalog().charts().nftablesValues(cni).forEach((path, needed) -> {
            boolean there = values.flatMap(place -> place.at(path.split("\\.", -1)))
                    .filter(place -> String.valueOf(place.value().toData()).equalsIgnoreCase(needed))
                    .isPresent();
            if (!there) {
                missing.put(path, needed);
            }
        });
        return missing;
    }

    private static boolean isRke2(Proxy proxy) {
        return proxy.target().isRke2();
    }
}
