package dev.mcmgen.rules.hardening;

import dev.mcmgen.cluster.Role;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Arguments;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The address at which Rancher probes the controller manager and the scheduler (rancher-cluster.md §3.8). */
final class ProbeCheck {

    private static final List<String> COMPONENTS = List.of("kube-controller-manager-arg", "kube-scheduler-arg");

    /** Every address, or the loopback address. */
    private static final Set<String> PROBED = Set.of("", "0.0.0.0", "::", "::1", "127.0.0.1");

    private ProbeCheck() {}

    static void address(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.isStandalone() ? List.<Nodes>of() : target.nodes()) {
                for (String component : nodes.has(Role.CONTROLPLANE) ? COMPONENTS : List.<String>of()) {
                    Arguments arguments = nodes.arguments(component);
                    Optional<Place> place = arguments.placeOf("bind-address");
                    if (place.isPresent()
                            && !PROBED.contains(arguments.value("bind-address").orElse(""))) {
                        report.value(
                                place.get(),
                                "the cluster will never become ready: Rancher probes this component at the loopback"
                                        + " address of the node, and it will not listen there",
                                Fix.byHand("remove it, or write bind-address=127.0.0.1"));
                    }
                }
            }
        }
    }
}
