package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chart values and manifests of a cluster, as far as no fold has taken them. */
final class Addons {

    /** The chart whose values render puts into a manifest, because old consoles lose them elsewhere. */
    static final String COREDNS = "rke2-coredns";

    private final Map<String, Map<String, Object>> charts = new LinkedHashMap<>();
    private final List<ManifestPiece> pieces = new ArrayList<>();
    private final Part rkeConfig;

    Addons(ClusterSource source) {
        rkeConfig = source.rkeConfig();
        Part values = rkeConfig.part("chartValues");
        values.fields().keySet().forEach(chart -> {
            if (!values.part(chart).isEmpty()) {
                charts.put(chart, values.part(chart).fields());
            }
        });
        for (ManifestPiece piece : ManifestPiece.of(rkeConfig.text("additionalManifest"))) {
            boolean coredns = piece.is("HelmChartConfig", COREDNS) && !charts.containsKey(COREDNS);
            if (coredns && piece.chartValues().isPresent()) {
                charts.put(COREDNS, piece.chartValues().get());
            } else {
                pieces.add(piece);
            }
        }
    }

    /** Values by chart; a chart without any is as good as none. */
    Map<String, Map<String, Object>> charts() {
        return charts;
    }

    /** The documents that are not a chart's values. */
    List<ManifestPiece> pieces() {
        return pieces;
    }

    JsonPointer chartSource(String chart) {
        boolean inValues = !rkeConfig.part("chartValues").part(chart).isEmpty();
        return inValues ? rkeConfig.at("chartValues").child(chart) : manifestSource();
    }

    JsonPointer manifestSource() {
        return rkeConfig.at("additionalManifest");
    }
}
