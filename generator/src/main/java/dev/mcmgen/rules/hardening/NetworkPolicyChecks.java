package dev.mcmgen.rules.hardening;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.Set;
import java.util.function.Consumer;

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
        hardened(
                subject,
                target -> target.additionalObjects().stream()
                        .filter(object -> object.text("kind").equals("Ingress"))
                        .filter(object -> object.text("apiVersion").startsWith("networking.k8s.io/"))
                        .filter(object -> CLOSED.contains(namespace(object)) && !hasPolicy(target, namespace(object)))
                        .forEach(object -> report.value(
                                object.at("metadata", "name").orElse(object),
                                "this Ingress will not reach its pods: with a CIS profile the namespace "
                                        + namespace(object) + " takes no traffic from the ingress controller",
                                Fix.byHand(
                                        "move it to a namespace of its own, or add a NetworkPolicy that lets the controller"
                                                + " in"))));
    }

    static void monitoring(Subject subject, RuleReport report) {
        hardened(
                subject,
                target -> target.additionalObjects().stream()
                        .filter(object -> object.text("kind").equals("HelmChart"))
                        .flatMap(object -> object.at("spec", "chart").stream())
                        .filter(chart ->
                                MONITORING.contains(chartName(chart.text().orElse(""))))
                        .filter(chart -> !hasPolicy(target, "kube-system"))
                        .forEach(chart -> report.value(
                                chart,
                                "the monitoring will not reach CoreDNS and the ingress controller: with a CIS profile"
                                        + " kube-system takes no traffic from its namespace",
                                Fix.byHand("add a NetworkPolicy to kube-system that lets the monitoring in"))));
    }

    private static void hardened(Subject subject, Consumer<Target> judge) {
        subject.targets().stream()
                .filter(target -> target.nodes().stream()
                        .anyMatch(
                                nodes -> nodes.isServer() && nodes.cisProfile().isPresent()))
                .filter(target -> target.nodes().stream().noneMatch(NetworkPolicyChecks::enforcesNothing))
                .forEach(judge);
    }

    /** flannel alone enforces no policy. */
    private static boolean enforcesNothing(Nodes nodes) {
        return nodes.texts("cni").contains("flannel") || nodes.texts("cni").contains("none");
    }

    private static boolean hasPolicy(Target target, String namespace) {
        return target.additionalObjects().stream()
                .anyMatch(object -> object.text("kind").endsWith("NetworkPolicy")
                        && namespace(object).equals(namespace));
    }

    private static String namespace(Place object) {
        return object.at("metadata", "namespace").flatMap(Place::text).orElse("default");
    }

    private static String chartName(String chart) {
        return chart.substring(chart.lastIndexOf('/') + 1);
    }
}
