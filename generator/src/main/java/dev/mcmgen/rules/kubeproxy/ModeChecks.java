package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.KubeProxyFlag;
import dev.mcmgen.catalog.KubeProxyFlags;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.kubeproxy.Proxy.Verdict;
import dev.mcmgen.rules.subject.Arguments.Argument;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rules about the mode of kube-proxy, nftables above all (ipvs-nodelocaldns.md §2, §4). */
final class ModeChecks {

    static final String MODE = "proxy-mode";

    private static final String NFTABLES = "nftables";
    private static final String NFTABLES_GATE = "NFTablesProxyMode";

    private ModeChecks() {}

    static void unknownMode(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.running(subject)) {
            for (Argument argument : proxy.written(MODE)) {
                if (!argument.text().equals(NFTABLES)) {
                    proxy.judge(
                            report,
                            argument,
                            advice(argument.text()),
                            (release, flags) -> unknown(argument.text(), release, flags));
                }
            }
        }
    }

    private static Optional<Verdict> unknown(String mode, Release release, KubeProxyFlags.Flags flags) {
        Optional<KubeProxyFlag> flag = flags.find(MODE);
        return flag.isPresent() && !flag.get().values().contains(mode)
                ? Optional.of(Verdict.sure("kube-proxy will not start: " + release.minorText() + " knows the modes "
                        + modes(flag.get()) + ", not '" + mode + "'"))
                : Optional.empty();
    }

    private static String advice(String mode) {
        for (String known : List.of("iptables", "ipvs", NFTABLES)) {
            if (known.equalsIgnoreCase(mode.strip())) {
                return "write " + MODE + "=" + known;
            }
        }
        return "choose one of them";
    }

    private static String modes(KubeProxyFlag flag) {
        return String.join(
                ", ", flag.values().stream().filter(value -> !value.isEmpty()).toList());
    }

    static void windows(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.all(subject)) {
            Optional<Place> place = proxy.modePlace();
            boolean linuxMode = List.of("ipvs", "iptables", NFTABLES).contains(proxy.mode());
            if (!proxy.nodes().isLinux() && !proxy.disabled() && linuxMode && place.isPresent()) {
                report.value(
                        place.get(),
                        "kube-proxy will not start on " + proxy.nodes().words()
                                + ": on Windows it knows kernelspace only",
                        Fix.byHand("move the argument to a selector for the label" + " cattle.io/os: linux"));
            }
        }
    }

    static void nftablesTooEarly(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.nftables(subject)) {
            Optional<Argument> mode = proxy.arguments().last(MODE);
            if (mode.isPresent()) {
                proxy.judge(
                        report,
                        mode.get(),
                        "take a release from 1.31 on, or the mode iptables or ipvs",
                        (release, flags) -> tooEarly(proxy, release, flags.find(MODE)));
            }
        }
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
        for (Proxy proxy : Proxy.nftables(subject)) {
            Optional<Place> place = proxy.modePlace();
            if (place.isPresent()
                    && proxy.target().isRke2()
                    && proxy.target().release().isPresent()
                    && proxy.has(ReleaseFeature.NFTABLES)
                    && !proxy.has(ReleaseFeature.NFTABLES_DOCUMENTED)) {
                report.value(
                        place.get(),
                        "this may not work: RKE2 documents the mode nftables from 1.34.10, 1.35.7 and 1.36.3 on, not for "
                                + proxy.newest(),
                        Fix.byHand("take one of these patches"));
            }
        }
    }

    static void nftablesValues(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.nftables(subject)) {
            Optional<Place> place = proxy.modePlace();
            Map<String, String> missing = proxy.target().isRke2() ? missingValues(proxy.target()) : Map.of();
            if (place.isPresent() && !missing.isEmpty()) {
                String chart = proxy.target().cniChart().orElse("");
                List<String> values = new ArrayList<>();
                missing.forEach((name, value) -> values.add(name + ": " + value));
                report.value(
                        place.get(),
                        "the CNI will go on with iptables beside kube-proxy's nftables rules: the chart " + chart
                                + " lacks " + String.join(" and ", missing.keySet()),
                        Fix.byHand("add to the values of " + chart + ": " + String.join(", ", values)));
            }
        }
    }

    private static Map<String, String> missingValues(Target target) {
        Optional<Place> values = target.cniValues();
        Map<String, String> missing = new TreeMap<>();
        if (target.isStandalone() && values.isEmpty()) {
            return missing; // the values may stand in a file that is not here
        }
        String cni = target.cni().orElse("");
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
}
