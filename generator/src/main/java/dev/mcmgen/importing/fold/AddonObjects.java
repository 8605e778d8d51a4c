package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a cluster's chart values and manifests amount to.
 *
 * @param charts the values by chart; where a chart stands twice, those of {@code chartValues}, which win at every start
 * @param inManifest the charts whose values stand in the manifests
 * @param others every other document, as data, or as text where it cannot be read
 */
public record AddonObjects(Map<String, Map<String, Object>> charts, Set<String> inManifest, List<Object> others) {

    /** Those of a cluster. */
    public static AddonObjects of(ClusterSource cluster) {
        Map<String, Map<String, Object>> charts = new LinkedHashMap<>();
        Set<String> inManifest = new LinkedHashSet<>();
        List<Object> others = new ArrayList<>();
        Part values = cluster.rkeConfig().part("chartValues");
        for (String chart : values.fields().keySet()) {
            if (!values.part(chart).isEmpty()) {
                charts.put(chart, values.part(chart).fields());
            }
        }
        for (ManifestPiece piece : ManifestPiece.of(cluster.rkeConfig().text("additionalManifest"))) {
            String name = piece.object()
                    .map(object -> object.part("metadata").text("name"))
                    .orElse("");
            if (piece.is("HelmChartConfig", name) && piece.chartValues().isPresent() && !charts.containsKey(name)) {
                charts.put(name, piece.chartValues().get());
                inManifest.add(name);
            } else {
                others.add(piece.object().<Object>map(Part::fields).orElse(piece.text()));
            }
        }
        return new AddonObjects(charts, inManifest, others);
    }

    public boolean isInManifest(String chart) {
        return inManifest.contains(chart);
    }
}
