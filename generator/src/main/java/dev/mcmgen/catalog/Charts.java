package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The charts that RKE2 brings along and some of their values, from {@code charts.json}. K3s has none of them. */
public final class Charts {

    /**
     * A value below {@code nodelocal} of the chart rke2-coredns.
     *
     * @param type {@code boolean}, {@code string}, {@code list} or {@code object}; a boolean in quotes breaks the chart
     * @param sinceChart the first chart that has it; empty where all bundled ones do
     */
    public record NodeLocalValue(String name, String type, String defaultText, Optional<ChartVersion> sinceChart) {

        public boolean existsIn(ChartVersion chart) {
            return sinceChart.isEmpty() || chart.compareTo(sinceChart.get()) >= 0;
        }
    }

    /** The charts of the vSphere cloud provider and the names of the Secrets that they read. */
    public record Vsphere(String cpi, String csi, String cpiSecret, String csiSecret) {}

    private record Chart(String name, Window window) {}

    private final DataNode file;
    private final List<Chart> charts = new ArrayList<>();

    Charts(DataNode file) {
        this.file = file;
        for (DataNode row : file.get("charts").items()) {
            charts.add(new Chart(row.text("name"), Window.read(row)));
        }
    }

    /** The charts that a release brings along: what {@code disable} and {@code chartValues} can name. */
    public List<String> bundled(Release release) {
        if (release.distribution() != Distribution.RKE2) {
            return List.of();
        }
        return charts.stream()
                .filter(chart -> chart.window().covers(release))
                .map(Chart::name)
                .toList();
    }

    /** The chart of a CNI by the value of {@code cni}; empty for {@code none} and unknown words. */
    public Optional<String> ofCni(String cni) {
        return file.get("byCni")
                .find(cni)
                .flatMap(names -> names.texts().stream().findFirst());
    }

    /** The chart of an ingress controller by the value of {@code ingress-controller}. */
    public Optional<String> ofIngress(String controller) {
        return file.get("byIngress").optionalText(controller);
    }

    /** The value of {@code cni} that RKE2 takes where there is none. */
    public String defaultCni() {
        return file.text("defaultCni");
    }

    /** Whether a CNI runs Calico's Felix, which marks packets as kube-proxy does. */
    public boolean hasFelix(String cni) {
        return file.get("felix").get("cnis").texts().contains(cni);
    }

    /** The bits of packet marks that Felix uses unless told otherwise. */
    public long felixMarkMask() {
        return Long.decode(file.get("felix").text("markMask"));
    }

    /** The chart of the cluster DNS, in which NodeLocal DNSCache is switched on. */
    public String dns() {
        return file.text("dns");
    }

    /** The namespace of the bundled charts and of their HelmChartConfigs. */
    public String namespace() {
        return file.text("namespace");
    }

    public Vsphere vsphere() {
        DataNode vsphere = file.get("vsphere");
        return new Vsphere(
                vsphere.text("cpi"), vsphere.text("csi"), vsphere.text("cpiSecret"), vsphere.text("csiSecret"));
    }

    /** The values, by dotted path, that a CNI's chart needs with kube-proxy in nftables mode. */
    public Map<String, String> nftablesValues(String cni) {
        Map<String, String> values = new LinkedHashMap<>();
        file.get("nftablesValues")
                .find(cni)
                .ifPresent(node -> node.members().forEach((path, value) -> values.put(path, value.text())));
        return Collections.unmodifiableMap(values);
    }

    /** The address on which NodeLocal DNSCache answers unless told otherwise. */
    public String nodeLocalAddress() {
        return file.get("nodeLocal").text("address");
    }

    /** The values of the chart's section {@code nodelocal}. */
    public List<NodeLocalValue> nodeLocalValues() {
        return file.get("nodeLocal").get("values").items().stream()
                .map(row -> new NodeLocalValue(
                        row.text("name"),
                        row.text("type"),
                        row.textOrEmpty("default"),
                        row.optionalText("sinceChart").map(ChartVersion::parse)))
                .toList();
    }
}
