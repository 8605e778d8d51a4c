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
        Optional<Place> config = cluster.flatMap(manifest -> manifest.root().at("spec", "rkeConfig"));
        List<Place> inManifest = config.flatMap(place -> place.get("additionalManifest"))
                .map(place -> place.embedded().roots())
                .orElse(List.of());
        additional = new ArrayList<>(inManifest);
        config.flatMap(place -> place.get("chartValues")).map(Place::fields).orElse(List.of()).stream()
                .filter(Place::isMapping)
                .forEach(chart -> all.add(new ChartValues(chart.name(), Source.CHART_VALUES, chart, chart)));
        inManifest.forEach(object -> add(object, Source.ADDITIONAL_MANIFEST));
        for (DeliveredFile file : deliveries.manifests()) {
            additional.addAll(file.holder().embedded().roots());
            if (cluster.isPresent()) {
                file.holder().embedded().roots().forEach(object -> add(object, Source.MANIFEST));
            }
        }
        if (cluster.isEmpty()) {
            objects.stream()
                    .filter(object -> object.kind() == Manifest.Kind.HELM_CHART_CONFIG)
                    .forEach(object -> add(object.root(), Source.MANIFEST));
        }
    }

    private void add(Place object, Source source) {
        boolean ours = object.text("kind").equals("HelmChartConfig")
                && object.at("metadata", "namespace").flatMap(Place::text).equals(Optional.of(NAMESPACE));
        Optional<String> name = object.at("metadata", "name").flatMap(Place::text);
        if (ours && name.isPresent()) {
            object.at("spec", "valuesContent")
                    .flatMap(holder -> holder.embedded().roots().stream()
                            .filter(Place::isMapping)
                            .findFirst()
                            .map(values -> new ChartValues(name.get(), source, holder, values)))
                    .ifPresent(all::add);
        }
    }

    List<ChartValues> all(String chart) {
        return all.stream().filter(values -> values.chart().equals(chart)).toList();
    }

    /** {@code chartValues} if it names the chart; else the last of the others, as the files are applied. */
    Optional<ChartValues> effective(String chart) {
        List<ChartValues> found = all(chart);
        return found.stream()
                .filter(values -> values.source() == Source.CHART_VALUES)
                .findFirst()
                .or(() -> found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1)));
    }

    List<Place> additionalObjects() {
        return additional;
    }
}
