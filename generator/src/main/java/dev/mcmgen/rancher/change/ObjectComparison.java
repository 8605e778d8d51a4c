package dev.mcmgen.rancher.change;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.change.Change.Kind;
import dev.mcmgen.rancher.change.Comparison.Difference;
import dev.mcmgen.rancher.change.Node.Branch;
import dev.mcmgen.secret.SecretMask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares an object that is wanted with the one that a Rancher has, and keeps what means something: no order of maps, no
 * defaults, nothing that Rancher puts in by itself (rancher-api.md §4, as corrected by live-rancher-2.15.md). It asks nobody
 * and changes nothing. Where it finds nothing that {@link Change#isWritten() is written}, there is nothing to push.
 */
public final class ObjectComparison {

    private static final Set<String> NOT_COMPARED = Set.of("apiVersion", "kind", "metadata", "status");

    private final Catalog catalog;
    private final RancherVersion rancher;
    private final List<ApiObject> pools;

    /**
     * @param rancher the version of the Rancher that has the objects
     */
    public ObjectComparison(Catalog catalog, RancherVersion rancher) {
        this(catalog, rancher, List.of());
    }

    private ObjectComparison(Catalog catalog, RancherVersion rancher, List<ApiObject> pools) {
        this.catalog = catalog;
        this.rancher = rancher;
        this.pools = List.copyOf(pools);
    }

    /** The same with what the Cluster in Rancher says of the defaults of its machine configs. */
    public ObjectComparison knowing(ApiObject liveCluster) {
        return new ObjectComparison(catalog, rancher, liveCluster.objects("spec", "rkeConfig", "machinePools"));
    }

    /** An object in both forms. */
    record Pair(Node desired, Node live) {}

    /**
     * The differences, in the order of the manifest.
     *
     * @param live the object of the same name; empty where there is none
     */
    public List<Change> compare(ApiObject desired, Optional<ApiObject> live) {
        if (live.isEmpty()) {
            return List.of(created(desired));
        }
        return compare(desired, live.get());
    }

    /** The same for an object that is there. */
    public List<Change> compare(ApiObject desired, ApiObject live) {
        Pair pair = pair(desired, live);
        FieldOwners owners = new FieldOwners(live);
        return Comparison.of(pair.desired(), pair.live(), owners).stream()
                .map(difference -> change(ObjectName.of(desired), difference, pair.live(), owners))
                .toList();
    }

    /** Whether a push has nothing to write of an object that is there. */
    public boolean isSame(ApiObject desired, ApiObject live) {
        return compare(desired, live).stream().noneMatch(Change::isWritten);
    }

    private Change created(ApiObject desired) {
        Object fields = pair(desired, ApiObject.NONE).desired().plain().orElseGet(Map::of);
        Shown shown = holdsFiles(desired.kind())
                ? new Shown.Hidden()
                : new Shown.Values(Optional.empty(), Optional.of(SecretMask.of("", fields)));
        return new Change(ObjectName.of(desired), FieldPath.ROOT, Kind.ADDED, shown, List.of(), List.of());
    }

    /** Both objects as they are compared. */
    Pair pair(ApiObject desired, ApiObject live) {
        return new Pair(
                withMetadata(wanted(desired, live), Metadata.wanted(desired, live)),
                withMetadata(there(desired, live), Metadata.live(desired, live)));
    }

    private Node wanted(ApiObject desired, ApiObject live) {
        return desired.kind().equals("Cluster")
                ? spec(OperationFields.withScaledPools(reading().of(desired), live))
                : read(desired, desired);
    }

    private Node there(ApiObject desired, ApiObject live) {
        return desired.kind().equals("Cluster")
                ? spec(OperationFields.withoutOthers(reading().of(live), desired))
                : read(live, desired);
    }

    private static Node spec(ApiObject cluster) {
        return new Branch(
                Map.of("spec", ClusterShape.SPEC.read(cluster.object("spec").fields())), false);
    }

    private Node read(ApiObject object, ApiObject desired) {
        if (Resource.of(desired).isMachineConfig()) {
            return MachineConfigShape.of(desired, catalog.machineDrivers(), pools)
                    .read(object);
        }
        if (holdsFiles(desired.kind())) {
            return FileShape.read(object);
        }
        Map<String, Object> rest = new LinkedHashMap<>(object.fields());
        rest.keySet().removeAll(NOT_COMPARED);
        return Shape.FREE.read(rest);
    }

    private ClusterReading reading() {
        return new ClusterReading(
                catalog.rancher().apiServerArguments(rancher),
                catalog.rancher().has(rancher, RancherFeature.DATA_DIRECTORIES));
    }

    private static Node withMetadata(Node node, Node metadata) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("metadata", metadata);
        if (node instanceof Branch branch) {
            fields.putAll(branch.fields());
        }
        return new Branch(fields, false);
    }

    static boolean holdsFiles(String kind) {
        return kind.equals("Secret") || kind.equals("ConfigMap");
    }

    private static Change change(ObjectName object, Difference difference, Node live, FieldOwners owners) {
        List<String> setBy = live.at(difference.path())
                .map(node -> List.copyOf(owners.of(difference.path(), node)))
                .orElse(List.of());
        return new Change(object, difference.path(), difference.kind(), shown(object, difference), setBy, List.of());
    }

    private static Shown shown(ObjectName object, Difference difference) {
        String place = difference.path().form();
        if (holdsFiles(object.kind()) && (place.startsWith("data") || place.startsWith("binaryData"))) {
            return new Shown.Hidden();
        }
        String name = difference.path().name().equals("value")
                        && !difference.path().itemName().isEmpty()
                ? difference.path().itemName()
                : difference.path().name();
        Optional<Object> before = difference.before().map(value -> SecretMask.of(name, value));
        Optional<Object> after = difference.after().map(value -> SecretMask.of(name, value));
        boolean masked = before.filter(SecretMask.MASK::equals).isPresent()
                || after.filter(SecretMask.MASK::equals).isPresent();
        if (!masked
                && difference.before().isPresent()
                && difference.before().get() instanceof String old
                && difference.after().isPresent()
                && difference.after().get() instanceof String young
                && (TextDifference.isText(old) || TextDifference.isText(young))) {
            return new Shown.Lines(TextDifference.of(old, young));
        }
        return new Shown.Values(before, after);
    }
}
