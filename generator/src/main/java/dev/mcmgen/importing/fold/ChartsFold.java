package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.JsonPointer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of charts and further manifests, less what follows from the rest of the spec: a rehearsal shows what that is. So it
 * stands behind all others.
 */
final class ChartsFold implements Fold {

    @Override
    public void fold(Folding folding) {
        Map<String, Map<String, Object>> derived = derived(folding);
        folding.addons().charts().forEach((chart, values) -> {
            Map<String, Object> rest = Rest.of(values, derived.getOrDefault(chart, Map.of()));
            if (!rest.isEmpty()) {
                JsonPointer field = JsonPointer.parse("/spec/chartValues").child(chart);
                folding.draft().put(field, rest, folding.addons().chartSource(chart));
            }
        });
    }

    /** What render makes of the spec so far. */
    private static Map<String, Map<String, Object>> derived(Folding folding) {
        Map<String, Map<String, Object>> derived = new LinkedHashMap<>();
        if (folding.rehearsal().of(folding.draft().data()) instanceof Rehearsal.Outcome.Rendered rendered) {
            Part rkeConfig = RenderedCluster.of(rendered).rkeConfig();
            Part values = rkeConfig.part("chartValues");
            values.fields()
                    .keySet()
                    .forEach(chart -> derived.put(chart, values.part(chart).fields()));
            for (ManifestPiece piece : ManifestPiece.of(rkeConfig.text("additionalManifest"))) {
                if (piece.is("HelmChartConfig", Addons.COREDNS)) {
                    piece.chartValues().ifPresent(made -> derived.put(Addons.COREDNS, made));
                }
            }
        }
        return derived;
    }
}
