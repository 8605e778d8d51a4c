package dev.mcmgen.rules.hardening;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Subject;
import java.util.List;
import java.util.Set;

/** The address at which Rancher probes the controller manager and the scheduler (rancher-cluster.md §3.8). */
final class ProbeCheck {

    private static final List<String> COMPONENTS = List.of("kube-controller-manager-arg", "kube-scheduler-arg");

    /** Every address, or the loopback address. */
    private static final Set<String> PROBED = Set.of("", "0.0.0.0", "::", "::1", "127.0.0.1");

    private ProbeCheck() {}

    static void address(Subject subject, RuleReport report) {
        subject.targets().stream()
                .filter(target -> !target.isStandalone())
                .flatMap(target -> target.nodes().stream())
                .filter(nodes -> nodes.has(Role.CONTROLPLANE))
                .forEach(nodes -> COMPONENTS.forEach(component -> nodes.arguments(component)
                        .last("bind-address")
                        .filter(argument -> !PROBED.contains(argument.text()))
                        .flatMap(Arguments.Argument::place)
                        .ifPresent(place -> report.value(
                                place,
                                "the cluster will never become ready: Rancher probes this component at the loopback"
                                        + " address of the node, and it will not listen there",
                                Fix.byHand("remove it, or write bind-address=127.0.0.1")))));
    }
}
