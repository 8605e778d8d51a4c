package dev.mcmgen.rules.chart;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.ChartValues;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about the file that Rancher makes of {@code chartValues} (rancher-cluster.md §3.5, §3.10). */
final class ManagedChartChecks {

    private static final String STORAGE = "rancher-vsphere-csi";

    private ManagedChartChecks() {}

    static void noMapping(Subject subject, RuleReport report) {
        for (Place chart : charts(subject)) {
            boolean empty = chart.value() instanceof YamlScalar scalar
                    && (scalar.isNull() || scalar.text().isEmpty());
            if (!chart.isMapping() && !empty) {
                report.value(
                        chart,
                        "these values will be lost: Rancher takes a mapping for a chart, and nothing else",
                        Fix.byHand("write the values as a mapping, without | before them"));
            }
        }
    }

    static void clusterId(Subject subject, RuleReport report) {
        for (Place chart : charts(subject)) {
            Optional<Place> odd = chart.isMapping() ? noMapping(chart) : Optional.empty();
            if (odd.isPresent()) {
                report.value(
                        odd.get(),
                        "the chart will not learn the id of the cluster: Rancher puts it in only where global and"
                                + " global.cattle are mappings",
                        Fix.byHand("remove the field, or write a mapping"));
            }
            Optional<Place> id = chart.at("global", "cattle", "clusterId");
            if (id.isPresent()) {
                report.value(
                        id.get(), "Rancher will write its own id of the cluster here", Fix.byHand("remove the field"));
            }
        }
    }

    /** The first of global and global.cattle that is there, null included, and no mapping. */
    private static Optional<Place> noMapping(Place chart) {
        Place place = chart;
        for (String name : List.of("global", "cattle")) {
            Optional<Place> field = field(place, name);
            if (field.isEmpty() || !field.get().isMapping()) {
                return field;
            }
            place = field.get();
        }
        return Optional.empty();
    }

    /** The field of that name, null included. */
    private static Optional<Place> field(Place mapping, String name) {
        for (Place field : mapping.fields()) {
            if (field.name().equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    static void forcedStorage(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            List<ChartValues> all = isForced(target) ? target.allChartValues(STORAGE) : List.of();
            List<ChartValues> lost = new ArrayList<>();
            boolean own = false;
            for (ChartValues values : all) {
                own = own || values.source() == ChartValues.Source.CHART_VALUES;
                if (values.source() == ChartValues.Source.ADDITIONAL_MANIFEST) {
                    lost.add(values);
                }
            }
            for (ChartValues values : own ? List.<ChartValues>of() : lost) {
                report.key(
                        values.holder(),
                        "these values will be lost at the next start of a server: for the cloud provider rancher-vsphere"
                                + " Rancher configures " + STORAGE + " itself",
                        Fix.byHand("move the values to chartValues." + STORAGE));
            }
        }
    }

    private static boolean isForced(Target target) {
        for (Nodes nodes : target.isStandalone() ? List.<Nodes>of() : target.nodes()) {
            if (nodes.isServer() && nodes.text("cloud-provider-name").equals("rancher-vsphere")) {
                return true;
            }
        }
        return false;
    }

    private static List<Place> charts(Subject subject) {
        List<Place> charts = new ArrayList<>();
        for (Place values : subject.inClusters("spec", "rkeConfig", "chartValues")) {
            charts.addAll(values.fields());
        }
        return charts;
    }
}
