package dev.mcmgen.rules.chart;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.yaml.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules about charts and additional manifests (rancher-cluster.md §3.5). */
final class ChartChecks {

    private static final String NAMESPACE = "kube-system";
    private static final String[] MANIFEST = {"spec", "rkeConfig", "additionalManifest"};

    private ChartChecks() {}

    static void manifest(Subject subject, RuleReport report) {
        for (Place manifest : subject.inClusters(MANIFEST)) {
            for (Problem problem : manifest.embedded().problems()) {
                report.at(
                        problem.position(),
                        manifest.path() + "#",
                        "nothing of the additional manifest will be applied: " + problem.message(),
                        Fix.ofHint(problem.hint()));
            }
        }
    }

    static void configuredTwice(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Map<String, Place> values = new LinkedHashMap<>();
            for (Place chart : cluster.root().fieldsAt("spec", "rkeConfig", "chartValues")) {
                values.put(chart.name(), chart);
            }
            Optional<Place> manifest =
                    values.isEmpty() ? Optional.empty() : cluster.root().at(MANIFEST);
            for (Place object : manifest.isPresent() ? manifest.get().embedded().roots() : List.<Place>of()) {
                Place chart = values.get(object.textAt("metadata", "name"));
                if (chart != null
                        && object.text("kind").equals("HelmChartConfig")
                        && object.textAt("metadata", "namespace").equals(NAMESPACE)) {
                    report.value(
                            object.at("metadata", "name").orElse(object),
                            "these values will be lost at the next start of a server: chartValues (line "
                                    + chart.keyPosition().line() + ") configures " + chart.name()
                                    + " too, and its file is applied last",
                            Fix.byHand("keep one of the two; chartValues." + chart.name() + ": {} counts as well"));
                }
            }
        }
    }

    static void values(Subject subject, RuleReport report) {
        for (Manifest config : subject.of(Manifest.Kind.HELM_CHART_CONFIG)) {
            unreadable(config.root(), report);
        }
        for (Place manifest : subject.inClusters(MANIFEST)) {
            for (Place object : manifest.embedded().roots()) {
                if (object.text("kind").equals("HelmChartConfig")) {
                    unreadable(object, report);
                }
            }
        }
    }

    private static void unreadable(Place config, RuleReport report) {
        Optional<Place> values = config.at("spec", "valuesContent");
        if (values.isEmpty() || values.get().embedded().template()) {
            return;
        }
        for (Problem problem : values.get().embedded().problems()) {
            report.at(
                    problem.position(),
                    values.get().path() + "#",
                    "the chart will not be installed: its values cannot be read: " + problem.message(),
                    Fix.ofHint(problem.hint()));
        }
    }
}
