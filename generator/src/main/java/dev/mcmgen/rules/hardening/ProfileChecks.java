package dev.mcmgen.rules.hardening;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import java.util.stream.Stream;

/** Rules about nodes with a CIS profile (hardening.md §3 and §7). */
final class ProfileChecks {

    private static final String API_SERVER = "kube-apiserver-arg";

    private ProfileChecks() {}

    static void weakened(Subject subject, RuleReport report) {
        hardened(subject).forEach(nodes -> {
            for (Weakening weakening : Weakening.ALL) {
                for (String component : weakening.components()) {
                    Arguments arguments = nodes.arguments(component);
                    weakening
                            .value(arguments, component)
                            .filter(weakening.weak())
                            .flatMap(value -> arguments.last(weakening.flag()))
                            .flatMap(Arguments.Argument::place)
                            .ifPresent(place -> report.value(
                                    place,
                                    "the CIS profile will be undone here: " + weakening.effect(),
                                    Fix.byHand(weakening.fix())));
                }
            }
        });
    }

    static void noAuditPolicy(Subject subject, RuleReport report) {
        hardened(subject)
                .filter(Nodes::isServer)
                .filter(nodes -> nodes.setting("audit-policy-file").isEmpty()
                        && nodes.arguments(API_SERVER).last("audit-policy-file").isEmpty())
                .flatMap(nodes -> nodes.cisProfile().flatMap(Setting::place).stream())
                .forEach(place -> report.value(
                        place,
                        "the audit log will stay empty: the policy that RKE2 writes for a CIS profile has level None",
                        Fix.byHand("give an audit policy in audit-policy-file")));
    }

    static Stream<Nodes> hardened(Subject subject) {
        return subject.targets().stream()
                .flatMap(target -> target.nodes().stream())
                .filter(Nodes::isLinux)
                .filter(nodes -> nodes.cisProfile().isPresent());
    }
}
