package dev.mcmgen.rules.subject;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.rancher.ManifestObjects;
import dev.mcmgen.cluster.rancher.PlannerOptions;
import dev.mcmgen.cluster.rancher.RancherPlanner;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes subjects of the documents of a file. One serves many threads. */
public final class Subjects {

    private final Catalog catalog;
    private final Manifests manifests = new Manifests();
    private final UserDataTexts userDataTexts = new UserDataTexts();

    public Subjects(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Takes a file apart. */
    public FileObjects objects(List<YamlDocument> documents) {
        return objects(documents, manifests::of);
    }

    /** Takes apart a file whose objects are known to satisfy their schemas. */
    public FileObjects renderedObjects(List<YamlDocument> documents) {
        return objects(documents, manifests::rendered);
    }

    private static FileObjects objects(
            List<YamlDocument> documents, Function<YamlDocument, Manifests.Content> takenApart) {
        List<Manifest> found = new ArrayList<>();
        List<Skip> skipped = new ArrayList<>();
        for (YamlDocument document : documents) {
            Manifests.Content inside = takenApart.apply(document);
            found.addAll(inside.manifests());
            skipped.addAll(inside.skipped());
        }
        return new FileObjects(documents, found, skipped);
    }

    /**
     * Makes a subject of a file that was taken apart.
     *
     * @param others where its Clusters find what is not in the file itself
     */
    public Subject of(String file, FileObjects objects, Surroundings others, Assumptions assumptions) {
        List<Target> targets = objects.hasCluster() ? targets(objects, others.near(file), assumptions) : List.of();
        return new Subject(file, objects.manifests(), targets, userData(objects.manifests()));
    }

    /**
     * Makes a subject of a standalone node.
     *
     * @param files that it reads its configuration from
     * @param objects that stand in such files
     * @param others the other files of the run
     */
    public Subject of(EffectiveCluster node, List<YamlText> files, List<FileObjects> objects, Surroundings others) {
        Map<String, YamlText> texts = new HashMap<>();
        files.forEach(text -> texts.put(text.file(), text));
        NodeFolder folder = NodeFolder.of(node.file());
        List<FileObjects> beside = new ArrayList<>(others.of(folder));
        beside.addAll(objects);
        Target target = new Target(
                node,
                Optional.empty(),
                catalog,
                Assumptions.NONE,
                origin -> Place.of(
                        texts.getOrDefault(origin.position().file(), YamlText.of(node.file(), "")),
                        origin.path(),
                        origin.position(),
                        origin.value()),
                folder.deliveries(beside),
                beside.stream().flatMap(file -> file.manifests().stream()).toList());
        return new Subject(node.file(), List.of(), List.of(target), userData(List.of()));
    }

    private CloudConfigs userData(List<Manifest> of) {
        return new CloudConfigs(of, catalog.machineDrivers(), userDataTexts);
    }

    private List<Target> targets(FileObjects own, Surroundings.Near others, Assumptions assumptions) {
        ManifestObjects references = ManifestObjects.of(own.documents()).and(others.objects());
        List<Manifest> objects = new ArrayList<>(own.manifests());
        objects.addAll(others.manifests());
        List<YamlDocument> documents = new ArrayList<>(own.documents());
        documents.addAll(others.documents());
        RancherPlanner planner = new RancherPlanner(
                catalog,
                new PlannerOptions(assumptions.rancher(), assumptions.kubernetesVersion(), Optional.empty(), true));
        List<Target> targets = new ArrayList<>();
        for (Manifest cluster : own.manifests()) {
            if (cluster.isWholeCluster() && cluster.root().value() instanceof YamlMapping object) {
                EffectiveCluster effective =
                        planner.plan(cluster.document().text().file(), object, references);
                List<DeliveredFile> files = SelectedFiles.of(cluster, documents);
                targets.add(target(cluster, effective, files, objects, assumptions));
            }
        }
        return targets;
    }

    private Target target(
            Manifest cluster,
            EffectiveCluster planned,
            List<DeliveredFile> files,
            List<Manifest> objects,
            Assumptions assumptions) {
        JsonPointer root = cluster.root().pointer();
        DropIns dropIns = new DropIns(planned, files, catalog);
        EffectiveCluster effective = dropIns.merged();
        return new Target(
                effective,
                Optional.of(cluster),
                catalog,
                assumptions,
                origin -> dropIns.place(origin)
                        .orElseGet(() -> Place.of(
                                cluster.document().text(),
                                root.append(origin.path()),
                                origin.position(),
                                origin.value())),
                new Deliveries(
                        files,
                        manifests(files),
                        (file, path) -> file.path().equals(path),
                        origin -> dropIns.place(origin).isPresent(),
                        dropIns.failures()),
                objects);
    }

    /** What lies where servers look for manifests to apply. */
    private static List<DeliveredFile> manifests(List<DeliveredFile> files) {
        List<DeliveredFile> manifests = new ArrayList<>();
        for (DeliveredFile file : files) {
            if (file.path().contains("/server/manifests/")) {
                manifests.add(file);
            }
        }
        return manifests;
    }
}
