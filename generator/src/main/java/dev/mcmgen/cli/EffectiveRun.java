package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cli.ManifestFiles.Batch;
import dev.mcmgen.cli.ManifestFiles.Manifests;
import dev.mcmgen.cli.ManifestFiles.RenderedNode;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.Origin;
import dev.mcmgen.cluster.rancher.ManifestObjects;
import dev.mcmgen.cluster.rancher.PlannerOptions;
import dev.mcmgen.cluster.rancher.RancherPlanner;
import dev.mcmgen.cluster.standalone.StandaloneOptions;
import dev.mcmgen.cluster.standalone.StandaloneReader;
import dev.mcmgen.render.SpecPlaces;
import dev.mcmgen.rules.subject.Assumptions;
import dev.mcmgen.spec.ClusterSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes effective clusters of manifests and nodes, for the release that they name or for another.
 *
 * @param assumptions what the command line says of Clusters
 * @param nodes what it says of standalone nodes
 * @param firstServer the pool that the first server comes from, where it is chosen
 */
record EffectiveRun(
        Catalog catalog,
        Manifests manifests,
        Assumptions assumptions,
        StandaloneOptions nodes,
        Optional<String> firstServer) {

    /** All clusters, then all standalone nodes, those of specs last. */
    List<EffectiveCluster> clusters() throws IOException {
        ManifestObjects all = ManifestObjects.of(manifests.documents());
        List<EffectiveCluster> clusters = new ArrayList<>();
        for (Batch batch : manifests.batches()) {
            PlannerOptions options = new PlannerOptions(
                    assumptions.rancher().or(batch::rancher), assumptions.kubernetesVersion(), firstServer);
            List<EffectiveCluster> planned =
                    new RancherPlanner(catalog, options).plan(ManifestObjects.of(batch.documents()), all);
            clusters.addAll(batch.places().map(places -> at(places, planned)).orElse(planned));
        }
        StandaloneReader reader = new StandaloneReader(catalog);
        for (Path node : manifests.nodes()) {
            clusters.add(reader.read(node, nodes));
        }
        for (RenderedNode node : manifests.rendered()) {
            clusters.addAll(at(new SpecPlaces(node.spec()), List.of(read(reader, node))));
        }
        return clusters;
    }

    private EffectiveCluster read(StandaloneReader reader, RenderedNode node) {
        ClusterSpec spec = node.spec().spec();
        StandaloneOptions options = new StandaloneOptions(
                nodes.product(),
                Optional.of(node.role()),
                nodes.release().or(() -> Optional.of(spec.kubernetesVersion())));
        return reader.read(node.path(), node.text().getBytes(StandardCharsets.UTF_8), options);
    }

    /** The clusters of a spec, with the places in the spec that their keys are made from. */
    private static List<EffectiveCluster> at(SpecPlaces places, List<EffectiveCluster> clusters) {
        return clusters.stream()
                .map(cluster -> cluster.with(
                        origin -> new Origin(places.of(origin.path().toString()), origin.path(), origin.value())))
                .toList();
    }

    /** The same for another release. */
    EffectiveRun with(Release release) {
        return new EffectiveRun(
                catalog,
                manifests,
                new Assumptions(assumptions.rancher(), Optional.of(release.toString())),
                new StandaloneOptions(nodes.product(), nodes.role(), Optional.of(release)),
                firstServer);
    }

    /** Each cluster in each release: the clusters of a release together, the releases in their order. */
    List<List<EffectiveCluster>> clusters(ReleaseRange range) throws IOException {
        List<List<EffectiveCluster>> byRelease = new ArrayList<>();
        for (Release release : range.releases()) {
            byRelease.add(with(release).clusters());
        }
        return byRelease;
    }
}
