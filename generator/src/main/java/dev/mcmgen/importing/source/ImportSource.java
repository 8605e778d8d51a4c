package dev.mcmgen.importing.source;

import dev.mcmgen.cluster.rancher.ManifestObjects;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects of one cluster.
 *
 * @param cluster of {@code provisioning.cattle.io}
 * @param machineConfigs those that its pools name, as far as they are there
 * @param holders the Secrets and ConfigMaps
 * @param objects all of them, as Rancher's planner takes them
 */
public record ImportSource(
        SourceObject cluster, List<SourceObject> machineConfigs, List<SourceObject> holders, ManifestObjects objects) {

    private static final String MACHINE_CONFIGS = "rke-machine-config.cattle.io/";

    private static final String EXPORT =
            "export it with: kubectl get clusters.provisioning.cattle.io NAME -n fleet-default -o yaml";

    public ImportSource {
        machineConfigs = List.copyOf(machineConfigs);
        holders = List.copyOf(holders);
    }

    /**
     * The cluster that documents hold.
     *
     * @param namespace of objects that name none
     * @param live whether they were read from a server
     * @throws ProblemsException where there is no Cluster of Rancher's, or more than one
     */
    public static ImportSource of(List<YamlDocument> documents, String namespace, boolean live) {
        List<SourceObject> objects = new ArrayList<>();
        List<YamlDocument> placed = new ArrayList<>();
        for (YamlDocument document : documents) {
            Optional<YamlNode> root = document.root().map(node -> Namespaces.filledIn(node, namespace));
            root.ifPresent(node -> objects.addAll(SourceObject.read(node, live)));
            placed.add(new YamlDocument(
                    document.index(), document.start(), root, document.duplicateKeys(), document.text()));
        }
        List<SourceObject> clusters =
                objects.stream().filter(SourceObject::isCluster).toList();
        if (clusters.size() != 1) {
            throw new ProblemsException(clusters.isEmpty() ? List.of(none(documents, objects)) : several(clusters));
        }
        SourceObject cluster = clusters.get(0);
        if (cluster.name().isEmpty()) {
            throw new ProblemsException(problem(
                    "import/no-name",
                    cluster,
                    "the Cluster has no name",
                    "a spec needs one: put it into metadata.name"));
        }
        if (cluster.part().part("spec").find("rkeConfig").isEmpty()) {
            throw new ProblemsException(problem(
                    "import/not-provisioned",
                    cluster,
                    "the Cluster " + cluster.name() + " has no rkeConfig: Rancher did not make it",
                    "imported and hosted clusters are configured elsewhere, and cannot be imported here"));
        }
        return new ImportSource(
                cluster,
                objects.stream().filter(object -> isNamedBy(cluster, object)).toList(),
                objects.stream()
                        .filter(object ->
                                object.kind().equals("Secret") || object.kind().equals("ConfigMap"))
                        .toList(),
                ManifestObjects.of(placed));
    }

    private static Problem none(List<YamlDocument> documents, List<SourceObject> objects) {
        Position place = documents.isEmpty()
                ? Position.startOf("<stdin>")
                : Position.startOf(documents.get(0).text().file());
        if (objects.stream().anyMatch(object -> object.kind().equals("ClusterSpec"))) {
            return new Problem(
                    "import/no-cluster",
                    place,
                    "this is a spec of mcmgen already",
                    "make a Cluster of it: mcmgen render");
        }
        boolean noObjects = objects.isEmpty();
        return new Problem(
                "import/no-cluster",
                place,
                "there is no Cluster of provisioning.cattle.io here",
                EXPORT
                        + (noObjects
                                ? "; a config.yaml of a standalone node cannot be imported: begin with mcmgen init --preset"
                                        + " standalone-rke2"
                                : ""));
    }

    private static List<Problem> several(List<SourceObject> clusters) {
        return clusters.stream()
                .map(cluster -> problem(
                        "import/several-clusters",
                        cluster,
                        "the Cluster " + cluster.name() + " is one of " + clusters.size(),
                        "one spec describes one cluster: put each into a file of its own"))
                .toList();
    }

    private static Problem problem(String code, SourceObject object, String message, String hint) {
        Position place = JsonPointer.parse("/metadata/name").keyPosition(object.tree());
        return new Problem(code, place, message, hint);
    }

    private static boolean isNamedBy(SourceObject cluster, SourceObject object) {
        return object.apiVersion().startsWith(MACHINE_CONFIGS)
                && object.namespace().equals(cluster.namespace())
                && cluster.part().part("spec", "rkeConfig").parts("machinePools").stream()
                        .map(pool -> pool.part("machineConfigRef"))
                        .anyMatch(ref -> object.is(ref.text("kind"), ref.text("name")));
    }

    /** What was rendered from a spec of this cluster; it finds the user's own Secrets and ConfigMaps here. */
    public ImportSource rendered(List<YamlDocument> documents) {
        ImportSource made = of(documents, cluster.namespace(), false);
        List<SourceObject> all = new ArrayList<>(made.holders);
        all.addAll(holders);
        return new ImportSource(made.cluster, made.machineConfigs, all, made.objects.and(objects));
    }

    /** The machine config of a pool, where it is there. */
    public Optional<SourceObject> machineConfig(Part pool) {
        Part ref = pool.part("machineConfigRef");
        return machineConfigs.stream()
                .filter(object -> object.is(ref.text("kind"), ref.text("name")))
                .findFirst();
    }

    /** The Secret or ConfigMap of that name, where it is there. */
    public Optional<SourceObject> holder(String kind, String name) {
        return holders.stream()
                .filter(object -> object.is(kind, name) && object.namespace().equals(cluster.namespace()))
                .findFirst();
    }
}
