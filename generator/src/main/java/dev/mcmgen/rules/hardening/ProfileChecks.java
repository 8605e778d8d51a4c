package dev.mcmgen.rules.hardening;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Setting;
import dev.mcmgen.rules.subject.Subject;
import java.util.List;
import java.util.Optional;

/** Rules about nodes with a CIS profile (hardening.md §3 and §7). */
final class ProfileChecks {

    private static final String API_SERVER = "kube-apiserver-arg";

    private ProfileChecks() {}

    static void weakened(Subject subject, RuleReport report) {
        for (Nodes nodes : hardened(subject)) {
            for (Weakening weakening : Weakening.ALL) {
                for (String component : weakening.components()) {
                    Arguments arguments = nodes.arguments(component);
                    Optional<Place> place = arguments.placeOf(weakening.flag());
                    if (place.isPresent() && weakening.isWeak(arguments, component)) {
                        report.value(
                                place.get(),
                                "the CIS profile will be undone here: " + weakening.effect(),
                                Fix.byHand(weakening.fix()));
                    }
                }
            }
        }
    }

    static void noAuditPolicy(Subject subject, RuleReport report) {
        for (Nodes nodes : hardened(subject)) {
            boolean without = nodes.isServer()
                    && nodes.setting("audit-policy-file").isEmpty()
                    && nodes.arguments(API_SERVER).last("audit-policy-file").isEmpty();
            Optional<Place> profile = without ? nodes.cisProfile().flatMap(Setting::place) : Optional.empty();
            if (profile.isPresent()) {
                report.value(
                        profile.get(),
                        "the audit log will stay empty: the policy that RKE2 writes for a CIS profile has level None",
                        Fix.byHand("give an audit policy in audit-policy-file"));
            }
        }
    }

    private static List<Nodes> hardened(Subject subject) {
        List<Nodes> hardened = subject.nodes();
        hardened.removeIf(nodes -> !nodes.isLinux() || nodes.cisProfile().isEmpty());
        return hardened;
    }
}
