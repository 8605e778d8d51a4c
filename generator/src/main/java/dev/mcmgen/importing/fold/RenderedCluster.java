package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.YamlNode;

/** The Cluster object among what was rendered. */
final class RenderedCluster {

    private final Part cluster;

    private RenderedCluster(Part cluster) {
        this.cluster = cluster;
    }

    static RenderedCluster of(Rehearsal.Outcome.Rendered rendered) {
        return new RenderedCluster(rendered.documents().stream()
                .flatMap(document -> document.root().stream())
                .map(YamlNode::toData)
                .map(Part::root)
                .filter(part -> part.text("kind").equals("Cluster"))
                .findFirst()
                .orElseThrow());
    }

    Part rkeConfig() {
        return cluster.part("spec", "rkeConfig");
    }
}
