package dev.mcmgen.rules.hardening;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the network policies of a CIS profile cut off: in kube-system, kube-public and default pods take traffic of their
 * own namespace only (hardening.md §5; rke2-docs known_issues.md).
 */
final class NetworkPolicyChecks {

    /** Those without kube-system, where the ingress controller itself is. */
    private static final Set<String> CLOSED = Set.of("default", "kube-public");

    private static final Set<String> MONITORING =
            Set.of("rancher-monitoring", "kube-prometheus-stack", "prometheus", "victoria-metrics-k8s-stack");

    private NetworkPolicyChecks() {}

    static void ingress(Subject subject, RuleReport report) {
        for (Target target : hardened(subject)) {
            for (Place object : target.additionalObjects()) {
                if (object.text("kind").equals("Ingress")
                        && object.text("apiVersion").startsWith("networking.k8s.io/")
                        && CLOSED.contains(namespace(object))
                        && !hasPolicy(target, namespace(object))) {
                    report.value(
                            object.at("metadata", "name").orElse(object),
                            "this Ingress will not reach its pods: with a CIS profile the namespace "
                                    + namespace(object) + " takes no traffic from the ingress controller",
                            Fix.byHand(
                                    "move it to a namespace of its own, or add a NetworkPolicy that lets the controller"
                                            + " in"));
                }
            }
        }
    }

    static void monitoring(Subject subject, RuleReport report) {
        for (Target target : hardened(subject)) {
            for (Place object : target.additionalObjects()) {
                Optional<Place> chart =
                        object.text("kind").equals("HelmChart") ? object.at("spec", "chart") : Optional.empty();
                if (chart.isPresent()
                        && MONITORING.contains(chartName(chart.get().text().orElse("")))
                        && !hasPolicy(target, "kube-system")) {
                    report.value(
                            chart.get(),
                            "the monitoring will not reach CoreDNS and the ingress controller: with a CIS profile"
                                    + " kube-system takes no traffic from its namespace",
                            Fix.byHand("add a NetworkPolicy to kube-system that lets the monitoring in"));
                }
            }
        }
    }

    /** The targets with the network policies of a CIS profile, and a CNI that enforces them. */
    private static List<Target> hardened(Subject subject) {
        List<Target> hardened = new ArrayList<>();
        for (Target target : subject.targets()) {
            boolean profile = false;
            boolean enforced = true;
            for (Nodes nodes : target.nodes()) {
                profile = profile || (nodes.isServer() && nodes.cisProfile().isPresent());
                enforced = enforced && !enforcesNothing(nodes);
            }
            if (profile && enforced) {
                hardened.add(target);
            }
        }
        return hardened;
    }

    /** flannel alone enforces no policy. */
    private static boolean enforcesNothing(Nodes nodes) {
        return nodes.texts("cni").contains("flannel") || nodes.texts("cni").contains("none");
    }

    private static boolean hasPolicy(Target target, String namespace) {
        for (Place object : target.additionalObjects()) {
            if (object.text("kind").endsWith("NetworkPolicy")
                    && namespace(object).equals(namespace)) {
                return true;
            }
        }
        return false;
    }

    private static String namespace(Place object) {
        Optional<Place> namespace = object.at("metadata", "namespace");
        return namespace.isPresent() ? namespace.get().text().orElse("default") : "default";
    }

    private static String chartName(String chart) {
        return chart.substring(chart.lastIndexOf('/') + 1);
    }
}
