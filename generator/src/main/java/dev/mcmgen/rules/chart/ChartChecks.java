package dev.mcmgen.rules.chart;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about charts and additional manifests (rancher-cluster.md §3.5). */
final class ChartChecks {

    private static final String NAMESPACE = "kube-system";

    private ChartChecks() {}

    static void manifest(Subject subject, RuleReport report) {
        subject.clusters()
                .flatMap(cluster -> additional(cluster).stream())
                .forEach(place -> place.embedded()
                        .problems()
                        .forEach(problem -> report.at(
                                problem.position(),
                                place.path() + "#",
                                "nothing of the additional manifest will be applied: " + problem.message(),
                                Optional.of(problem.hint())
                                        .filter(hint -> !hint.isEmpty())
                                        .map(Fix::byHand))));
    }

    static void configuredTwice(Subject subject, RuleReport report) {
        subject.clusters().forEach(cluster -> {
            Map<String, Place> values = new LinkedHashMap<>();
            cluster.root()
                    .at("spec", "rkeConfig", "chartValues")
                    .map(Place::fields)
                    .orElse(List.of())
                    .forEach(chart -> values.put(chart.name(), chart));
            for (Place object :
                    additional(cluster).map(p -> p.embedded().roots()).orElse(List.of())) {
                boolean config = object.text("kind").equals("HelmChartConfig")
                        && object.at("metadata", "namespace")
                                .flatMap(Place::text)
                                .filter(NAMESPACE::equals)
                                .isPresent();
                String chart =
                        object.at("metadata", "name").flatMap(Place::text).orElse("");
                if (config && values.containsKey(chart)) {
                    object.at("metadata", "name")
                            .ifPresent(name -> report.value(
                                    name,
                                    "these values will be lost at the next start of a server: chartValues (line "
                                            + values.get(chart).keyPosition().line() + ") configures " + chart
                                            + " too, and its file is applied last",
                                    Fix.byHand("keep one of the two; chartValues." + chart + ": {} counts as well")));
                }
            }
        });
    }

    static void values(Subject subject, RuleReport report) {
        subject.of(Manifest.Kind.HELM_CHART_CONFIG).forEach(config -> unreadable(config.root(), report));
        subject.clusters()
                .flatMap(cluster -> additional(cluster).stream())
                .flatMap(place -> place.embedded().roots().stream())
                .filter(object -> object.text("kind").equals("HelmChartConfig"))
                .forEach(object -> unreadable(object, report));
    }

    private static void unreadable(Place config, RuleReport report) {
        config.at("spec", "valuesContent")
                .filter(place -> !place.embedded().template())
                .ifPresent(place -> place.embedded()
                        .problems()
                        .forEach(problem -> report.at(
                                problem.position(),
                                place.path() + "#",
                                "the chart will not be installed: its values cannot be read: " + problem.message(),
                                Optional.of(problem.hint())
                                        .filter(hint -> !hint.isEmpty())
                                        .map(Fix::byHand))));
    }

    private static Optional<Place> additional(Manifest cluster) {
        return cluster.root().at("spec", "rkeConfig", "additionalManifest");
    }
}
