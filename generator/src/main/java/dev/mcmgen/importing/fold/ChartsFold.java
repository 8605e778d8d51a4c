package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of charts and further manifests, less what follows from the rest of the spec: a rehearsal shows what that is. So it
 * stands behind all others.
 */
final class ChartsFold implements Fold {

    private static final Map<String, String> OF_PROVIDER =
            Map.of("rancher-vsphere-cpi", "cpi", "rancher-vsphere-csi", "csi");

    @Override
    public void fold(Folding folding) {
        Map<String, Map<String, Object>> derived = derived(folding);
        boolean provider = folding.draft().find(CloudProviderFold.FIELD).isPresent();
        folding.addons().charts().forEach((chart, values) -> {
            Map<String, Object> rest = Rest.of(values, derived.getOrDefault(chart, Map.of()));
            if (!rest.isEmpty()) {
                String field = provider && OF_PROVIDER.containsKey(chart)
                        ? CloudProviderFold.FIELD + "/" + OF_PROVIDER.get(chart)
                        : "/spec/chartValues/" + chart.replace("~", "~0").replace("/", "~1");
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
