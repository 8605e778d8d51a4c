package dev.mcmgen.render;

import dev.mcmgen.render.plan.ClusterPlan;
import dev.mcmgen.render.plan.NodeLocalPlan;
import dev.mcmgen.render.plan.PlannedManifest;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The additional manifests: HelmChartConfigs, NodeLocal DNSCache for K3s, and the user's own. */
final class Manifests {

    private static final String START = "---\n";

    private final Templates templates;

    Manifests(Templates templates) {
        this.templates = templates;
    }

    /** All manifests of a cluster, ours first; each is a file of its own on a standalone server. */
    List<PlannedManifest> of(ClusterPlan plan) {
        List<PlannedManifest> manifests = new ArrayList<>();
        plan.chartManifests()
                .forEach((chart, values) -> manifests.add(new PlannedManifest(
                        chart + "-config",
                        templates.render(
                                "manifests/helm-chart-config.yaml",
                                Map.of("chart", chart, "values", YamlWriter.write(values))))));
        plan.nodeLocal().ifPresent(cache -> manifests.add(new PlannedManifest("node-local-dns", nodeLocal(cache))));
        manifests.addAll(plan.manifests());
        return manifests;
    }

    /** All manifests as one stream; empty where there are none. */
    String stream(ClusterPlan plan) {
        return String.join("---\n", of(plan).stream().map(Manifests::document).toList());
    }

    private static String document(PlannedManifest manifest) {
        String text = withoutStart(manifest.text());
        return text.endsWith("\n") ? text : text + "\n";
    }

    private static String withoutStart(String text) {
        return text.startsWith(START) ? text.substring(START.length()) : text;
    }

    /**
     * A line of one of the user's manifests.
     *
     * @param index of the manifest in the spec
     */
    record Line(int index, int line) {}

    /** Where in the user's manifests a line of the stream comes from; empty for ours. */
    Optional<Line> origin(ClusterPlan plan, int lineOfStream) {
        List<PlannedManifest> all = of(plan);
        int ours = all.size() - plan.manifests().size();
        int before = 0;
        for (int i = 0; i < all.size(); i++) {
            int lines = (int) document(all.get(i)).lines().count();
            if (lineOfStream <= before + lines) {
                int cut = all.get(i).text().startsWith(START) ? 1 : 0;
                return i < ours ? Optional.empty() : Optional.of(new Line(i - ours, lineOfStream - before + cut));
            }
            before += lines + 1;
        }
        return Optional.empty();
    }

    private String nodeLocal(NodeLocalPlan cache) {
        String corefile = templates.render(
                "manifests/k3s-nodelocal-corefile.conf",
                Map.of(
                        "zones", cache.zones(),
                        "bind", cache.bind(),
                        "upstream", cache.upstream(),
                        "address", cache.address()));
        return templates.render(
                "manifests/k3s-nodelocal.yaml",
                Map.of(
                        "corefile", corefile,
                        "image", cache.image(),
                        "arguments", cache.arguments(),
                        "address", cache.address()));
    }
}
