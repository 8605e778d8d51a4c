package dev.mcmgen.rules.subject;

import dev.mcmgen.rules.subject.ChartValues.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the values of charts are written. Of {@code chartValues} and an additional manifest for the same chart, the file
 * of {@code chartValues} is applied last (rancher-cluster.md §3.5).
 */
final class ChartSources {

    private static final String NAMESPACE = "kube-system";

    private final List<ChartValues> all = new ArrayList<>();
    private final List<Place> additional;

    ChartSources(Optional<Manifest> cluster, List<Manifest> objects, Deliveries deliveries) {
        List<Place> values =
                cluster.isPresent() ? cluster.get().root().fieldsAt("spec", "rkeConfig", "chartValues") : List.of();
        for (Place chart : values) {
            if (chart.isMapping()) {
                all.add(new ChartValues(chart.name(), Source.CHART_VALUES, chart, chart));
            }
        }
        Optional<Place> manifest = cluster.isPresent()
                ? cluster.get().root().at("spec", "rkeConfig", "additionalManifest")
                : Optional.empty();
        additional =
                new ArrayList<>(manifest.isPresent() ? manifest.get().embedded().roots() : List.of());
        for (Place object : additional) {
            add(object, Source.ADDITIONAL_MANIFEST);
        }
        for (DeliveredFile file : deliveries.manifests()) {
            for (Place object : file.holder().embedded().roots()) {
                additional.add(object);
                if (cluster.isPresent()) {
                    add(object, Source.MANIFEST);
                }
            }
        }
        for (Manifest object : cluster.isEmpty() ? objects : List.<Manifest>of()) {
            if (object.kind() == Manifest.Kind.HELM_CHART_CONFIG) {
                add(object.root(), Source.MANIFEST);
            }
        }
    }

    private void add(Place object, Source source) {
        boolean ours = object.text("kind").equals("HelmChartConfig")
                && object.textAt("metadata", "namespace").equals(NAMESPACE);
        Optional<Place> name = ours ? object.at("metadata", "name") : Optional.empty();
        Optional<Place> holder = object.at("spec", "valuesContent");
        Optional<Place> values = ours && holder.isPresent() ? holder.get().embeddedMapping() : Optional.empty();
        if (name.isPresent() && name.get().isText() && values.isPresent()) {
            all.add(new ChartValues(name.get().text().orElse(""), source, holder.orElseThrow(), values.get()));
        }
    }

    List<ChartValues> all(String chart) {
        List<ChartValues> found = new ArrayList<>();
        for (ChartValues values : all) {
            if (values.chart().equals(chart)) {
                found.add(values);
            }
        }
        return found;
    }

    /** {@code chartValues} if it names the chart; else the last of the others, as the files are applied. */
    Optional<ChartValues> effective(String chart) {
        List<ChartValues> found = all(chart);
        for (ChartValues values : found) {
            if (values.source() == Source.CHART_VALUES) {
                return Optional.of(values);
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    List<Place> additionalObjects() {
        return additional;
    }
}
