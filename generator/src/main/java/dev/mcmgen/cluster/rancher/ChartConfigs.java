package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.yaml.GoYamlText;
import dev.mcmgen.yaml.YamlMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** {@code chartValues} as one HelmChartConfig for each chart, the cluster's id put in (§3.5; §3.10). */
final class ChartConfigs implements Step {

    private static final String VSPHERE_STORAGE = "rancher-vsphere-csi";

    /** As long as a real one, so that lines fold where Rancher's do. */
    private static final String CLUSTER_ID = "<cluster-id>";

    @Override
    public void apply(Planning planning, Machine machine, NodeDraft draft) {
        if (machine.isOnlyWorker()) {
            return;
        }
        ClusterObject cluster = planning.cluster();
        Map<String, Object> charts = new TreeMap<>(Utf8Order.INSTANCE);
        ObjectReader written = cluster.rkeConfig().object("chartValues");
        for (YamlMapping.Entry entry : written.mapping().entries()) {
            charts.put(entry.name(), entry.value().toData());
        }
        boolean vsphere = draft.find("cloud-provider-name")
                .filter("rancher-vsphere"::equals)
                .isPresent();
        if (vsphere && written.find(VSPHERE_STORAGE).isEmpty()) {
            charts.put(VSPHERE_STORAGE, Map.of());
        }
        StringBuilder content = new StringBuilder();
        for (Map.Entry<String, Object> chart : charts.entrySet()) {
            content.append(content.isEmpty() ? "" : "\n---\n");
            String values = json(withClusterId(chart.getValue()));
            content.append(document(chart.getKey(), values, planning.has(RancherFeature.CREATION_TIMESTAMP_OMITTED)));
        }
        String folder = GoPath.join(cluster.dataDirectory(), ManifestFiles.FOLDER);
        draft.file(folder + "/managed-chart-config.yaml", content.toString());
    }

    /** A real id has no character that JSON escapes; the placeholder stays readable. */
    private static String json(Map<String, Object> values) {
        return GoJson.write(values).replace("\\u003ccluster-id\\u003e", CLUSTER_ID);
    }

    private static String document(String chart, String values, boolean withoutTimestamp) {
        return "apiVersion: helm.cattle.io/v1\n"
                + "kind: HelmChartConfig\n"
                + "metadata:\n"
                + (withoutTimestamp ? "" : "  creationTimestamp: null\n")
                + "  name: " + GoYamlText.scalar(chart, "  name: ".length(), 4) + "\n"
                + "  namespace: kube-system\n"
                + "spec:\n"
                + "  valuesContent: " + GoYamlText.scalar(values, "  valuesContent: ".length(), 4) + "\n";
    }

    /** Values that are no map are lost. The id goes in only where {@code global} and {@code global.cattle} are maps. */
    private static Map<String, Object> withClusterId(Object written) {
        Map<String, Object> values = copy(written);
        Object global = values.getOrDefault("global", Map.of());
        if (global instanceof Map<?, ?> globalMap) {
            Map<String, Object> globals = copy(globalMap);
            Object cattle = globals.getOrDefault("cattle", Map.of());
            if (cattle instanceof Map<?, ?> cattleMap) {
                Map<String, Object> inner = copy(cattleMap);
                inner.put("clusterId", CLUSTER_ID);
                globals.put("cattle", inner);
            }
            values.put("global", globals);
        }
        return values;
    }

    private static Map<String, Object> copy(Object data) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (data instanceof Map<?, ?> map) {
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }
}
