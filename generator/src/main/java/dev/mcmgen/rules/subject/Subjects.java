package dev.mcmgen.rules.subject;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.rancher.ManifestObjects;
import dev.mcmgen.cluster.rancher.PlannerOptions;
import dev.mcmgen.cluster.rancher.RancherPlanner;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes subjects of the documents of a file. One serves many threads. */
public final class Subjects {

    private final Catalog catalog;
    private final Manifests manifests = new Manifests();

    public Subjects(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What a file holds.
     *
     * @param documents how many are not empty
     */
    public record Content(Subject subject, int documents, List<Skip> skipped) {}

    /** Makes a subject of a file that was read. */
    public Content of(String file, List<YamlDocument> documents, Assumptions assumptions) {
        List<Manifest> found = new ArrayList<>();
        List<Skip> skipped = new ArrayList<>();
        int full = 0;
        for (YamlDocument document : documents) {
            full += document.root().isPresent() ? 1 : 0;
            Manifests.Content inside = manifests.of(document);
            found.addAll(inside.manifests());
            skipped.addAll(inside.skipped());
        }
        return new Content(new Subject(file, found, targets(found, documents, assumptions)), full, skipped);
    }

    private List<Target> targets(List<Manifest> found, List<YamlDocument> documents, Assumptions assumptions) {
        List<Manifest> clusters =
                found.stream().filter(Manifest::isWholeCluster).toList();
        if (clusters.isEmpty()) {
            return List.of();
        }
        ManifestObjects objects = ManifestObjects.of(documents);
        RancherPlanner planner = new RancherPlanner(
                catalog, new PlannerOptions(assumptions.rancher(), assumptions.kubernetesVersion(), Optional.empty()));
        List<Target> targets = new ArrayList<>();
        for (Manifest cluster : clusters) {
            if (cluster.root().value() instanceof YamlMapping object) {
                EffectiveCluster effective =
                        planner.plan(cluster.document().text().file(), object, objects);
                targets.add(target(cluster, effective, found, assumptions));
            }
        }
        return targets;
    }

    private Target target(
            Manifest cluster, EffectiveCluster effective, List<Manifest> objects, Assumptions assumptions) {
        JsonPointer root = cluster.root().pointer();
        return new Target(
                effective,
                Optional.of(cluster),
                catalog,
                assumptions,
                origin -> Place.of(
                        cluster.document().text(), root.append(origin.path()), origin.position(), origin.value()),
                objects);
    }
}
