package dev.mcmgen.rules.kubeproxy;

import dev.mcmgen.catalog.KubeProxyFlags;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.kubeproxy.Proxy.Verdict;
import dev.mcmgen.rules.subject.Arguments.Argument;
import dev.mcmgen.rules.subject.Subject;
import java.util.Optional;

/**
 * Feature gates of kube-proxy (ipvs-nodelocaldns.md §4 and its run table). Of most gates the catalogue does not know when
 * they came and went; those it says nothing of.
 */
final class FeatureGateChecks {

    private static final String FLAG = "feature-gates";

    private FeatureGateChecks() {}

    static void gates(Subject subject, RuleReport report) {
        for (Proxy proxy : Proxy.all(subject)) {
            for (Argument argument : proxy.written(FLAG)) {
                for (String item : FlagValues.items(argument.text())) {
                    proxy.judge(
                            report,
                            argument,
                            "remove the gate, or take a release that has it",
                            (release, flags) -> verdict(proxy, item, release, flags));
                }
            }
        }
    }

    private static Optional<Verdict> verdict(Proxy proxy, String item, Release release, KubeProxyFlags.Flags flags) {
        int equals = item.indexOf('=');
        String name = (equals < 0 ? item : item.substring(0, equals)).strip();
        String value = equals < 0 ? "" : item.substring(equals + 1).strip();
        if (!name.isEmpty() && FlagValues.bool(value).isEmpty()) {
            return Optional.of(Verdict.sure(
                    "the nodes will not start: the gate " + name + " needs true or false, as in " + name + "=true"));
        }
        boolean known = proxy.target().catalog().kubeProxyFlags().gates().contains(name);
        return known && !flags.featureGates().contains(name)
                ? Optional.of(Verdict.sure("kube-proxy will not start: kube-proxy " + release.minorText()
                        + " does not know the feature gate " + name))
                : Optional.empty();
    }

    /** Whether a gate is switched on. */
    static boolean isOn(Proxy proxy, String gate) {
        for (Argument argument : proxy.written(FLAG)) {
            for (String item : FlagValues.items(argument.text())) {
                String text = item.strip();
                if (text.startsWith(gate + "=") && FlagValues.isTrue(text.substring(gate.length() + 1))) {
                    return true;
                }
            }
        }
        return false;
    }
}
