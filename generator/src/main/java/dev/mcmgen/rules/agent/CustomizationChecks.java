package dev.mcmgen.rules.agent;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rules about how agents are scheduled, which Rancher's webhook checks (rancher-cluster.md §1.2, §2.1). */
final class CustomizationChecks {

    private static final List<String> AGENTS =
            List.of("clusterAgentDeploymentCustomization", "fleetAgentDeploymentCustomization");
    private static final long MOST = 1_000_000_000;

    private CustomizationChecks() {}

    static void budget(Subject subject, RuleReport report) {
        for (Place agent : customized(subject)) {
            Optional<Place> budget = agent.at("schedulingCustomization", "podDisruptionBudget");
            if (budget.isPresent()
                    && isSet(budget.get().get("minAvailable"))
                    && isSet(budget.get().get("maxUnavailable"))) {
                report.key(
                        budget.get(),
                        "Rancher will refuse the cluster: minAvailable and maxUnavailable cannot both be set",
                        Fix.byHand("keep one of the two"));
            }
        }
    }

    private static boolean isSet(Optional<Place> place) {
        if (place.isEmpty()) {
            return false;
        }
        String text = place.get().text().orElse("");
        return place.get().wholeNumber().orElse(0) != 0 || !(text.isEmpty() || text.equals("0") || text.equals("0%"));
    }

    static void priority(Subject subject, RuleReport report) {
        for (Place agent : customized(subject)) {
            Optional<Place> value = agent.at("schedulingCustomization", "priorityClass", "value");
            OptionalLong number = value.isPresent() ? value.get().wholeNumber() : OptionalLong.empty();
            if (number.isPresent() && Math.abs(number.getAsLong()) > MOST) {
                report.value(
                        value.get(),
                        "Rancher will refuse the cluster: a priority lies between -" + MOST + " and " + MOST,
                        Fix.byHand("choose a number in between"));
            }
        }
    }

    static void tolerations(Subject subject, RuleReport report) {
        for (Place agent : customized(subject)) {
            Optional<Place> list = agent.get("appendTolerations");
            for (Place toleration : list.isPresent() ? list.get().items() : List.<Place>of()) {
                Optional<Place> key = toleration.get("key");
                String name = toleration.text("key");
                if (key.isPresent() && !name.isEmpty() && !isLabelName(name)) {
                    report.value(
                            key.get(),
                            "Rancher will refuse the cluster: no taint can have the key '" + name + "'",
                            Fix.byHand(
                                    "use letters, digits, '-', '_' and '.', after a DNS name and a slash if need be"));
                }
            }
        }
    }

    /** A name as labels and taints have it, with or without a DNS name and a slash before it. */
    private static boolean isLabelName(String text) {
        return text.matches("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    }

    static void endpoint(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Optional<Place> endpoint = cluster.root().at("spec", "localClusterAuthEndpoint");
            if (endpoint.isPresent()
                    && !endpoint.get().text("fqdn").isEmpty()
                    && !endpoint.get().isTrue("enabled")) {
                report.key(
                        endpoint.get().get("fqdn").orElse(endpoint.get()),
                        "nobody will reach the cluster by this name: the endpoint is off",
                        Fix.byHand("set enabled: true, or remove fqdn"));
            }
        }
    }

    private static List<Place> customized(Subject subject) {
        List<Place> customized = new ArrayList<>();
        for (Manifest cluster : subject.clusters()) {
            Optional<Place> spec = cluster.root().get("spec");
            for (String agent : spec.isPresent() ? AGENTS : List.<String>of()) {
                Optional<Place> place = spec.get().get(agent);
                if (place.isPresent()) {
                    customized.add(place.get());
                }
            }
        }
        return customized;
    }
}
