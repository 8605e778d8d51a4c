package dev.mcmgen.render;

import dev.mcmgen.render.plan.ClusterPlan;
import dev.mcmgen.render.plan.NodeLocalPlan;
import dev.mcmgen.render.plan.PlannedManifest;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The additional manifests: HelmChartConfigs, NodeLocal DNSCache for K3s, and the user's own. */
final class Manifests {

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
        List<String> texts = new ArrayList<>();
        for (PlannedManifest manifest : of(plan)) {
            String text = manifest.text().startsWith("---\n") ? manifest.text().substring(4) : manifest.text();
            texts.add(text.endsWith("\n") ? text : text + "\n");
        }
        return String.join("---\n", texts);
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
