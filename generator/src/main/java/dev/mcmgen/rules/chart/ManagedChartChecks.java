package dev.mcmgen.rules.chart;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.ChartValues;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Rules about the file that Rancher makes of {@code chartValues} (rancher-cluster.md §3.5, §3.10). */
final class ManagedChartChecks {

    private static final String STORAGE = "rancher-vsphere-csi";

    private ManagedChartChecks() {}

    static void noMapping(Subject subject, RuleReport report) {
        charts(subject).forEach(chart -> {
            boolean empty = chart.value() instanceof YamlScalar scalar
                    && (scalar.isNull() || scalar.text().isEmpty());
            if (!chart.isMapping() && !empty) {
                report.value(
                        chart,
                        "these values will be lost: Rancher takes a mapping for a chart, and nothing else",
                        Fix.byHand("write the values as a mapping, without | before them"));
            }
        });
    }

    static void clusterId(Subject subject, RuleReport report) {
        for (Place chart : charts(subject)) {
            if (!chart.isMapping()) {
                continue;
            }
            Optional<Place> global = field(chart, "global");
            Optional<Place> odd = global.filter(place -> !place.isMapping())
                    .or(() -> global.flatMap(place -> field(place, "cattle")).filter(place -> !place.isMapping()));
            odd.ifPresent(place -> report.value(
                    place,
                    "the chart will not learn the id of the cluster: Rancher puts it in only where global and"
                            + " global.cattle are mappings",
                    Fix.byHand("remove the field, or write a mapping")));
            chart.at("global", "cattle", "clusterId")
                    .ifPresent(place -> report.value(
                            place,
                            "Rancher will write its own id of the cluster here",
                            Fix.byHand("remove the field")));
        }
    }

    /** The field of that name, null included. */
    private static Optional<Place> field(Place mapping, String name) {
        return mapping.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    static void forcedStorage(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            boolean forced = !target.isStandalone()
                    && target.nodes().stream()
                            .anyMatch(nodes -> nodes.isServer()
                                    && nodes.text("cloud-provider-name").equals("rancher-vsphere"));
            List<ChartValues> values = forced ? target.allChartValues(STORAGE) : List.of();
            boolean own = values.stream().anyMatch(value -> value.source() == ChartValues.Source.CHART_VALUES);
            values.stream()
                    .filter(value -> !own && value.source() == ChartValues.Source.ADDITIONAL_MANIFEST)
                    .forEach(value -> report.key(
                            value.holder(),
                            "these values will be lost at the next start of a server: for the cloud provider"
                                    + " rancher-vsphere Rancher configures " + STORAGE + " itself",
                            Fix.byHand("move the values to chartValues." + STORAGE)));
        }
    }

    private static List<Place> charts(Subject subject) {
        return subject.clusters()
                .flatMap(cluster -> cluster.root().at("spec", "rkeConfig", "chartValues").stream())
                .flatMap(charts -> charts.fields().stream())
                .toList();
    }
}
