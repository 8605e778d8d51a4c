package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cli.ManifestFiles.Batch;
import dev.mcmgen.cli.ManifestFiles.Manifests;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.rancher.ManifestObjects;
import dev.mcmgen.cluster.rancher.PlannerOptions;
import dev.mcmgen.cluster.rancher.RancherPlanner;
import dev.mcmgen.cluster.standalone.StandaloneOptions;
import dev.mcmgen.cluster.standalone.StandaloneReader;
import dev.mcmgen.rules.subject.Assumptions;
import java.io.IOException;
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

    /** All clusters, then all standalone nodes. */
    List<EffectiveCluster> clusters() throws IOException {
        ManifestObjects all = ManifestObjects.of(manifests.documents());
        List<EffectiveCluster> clusters = new ArrayList<>();
        for (Batch batch : manifests.batches()) {
            PlannerOptions options = new PlannerOptions(
                    assumptions.rancher().or(batch::rancher), assumptions.kubernetesVersion(), firstServer);
            clusters.addAll(new RancherPlanner(catalog, options).plan(ManifestObjects.of(batch.documents()), all));
        }
        StandaloneReader reader = new StandaloneReader(catalog);
        for (Path node : manifests.nodes()) {
            clusters.add(reader.read(node, nodes));
        }
        return clusters;
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
