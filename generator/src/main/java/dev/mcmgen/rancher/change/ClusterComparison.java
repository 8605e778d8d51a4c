package dev.mcmgen.rancher.change;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherFacts.ArgumentHandling;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.change.Change.Kind;
import dev.mcmgen.rancher.change.ClusterDifference.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a cluster that is wanted, with all its objects, with what a Rancher has, and says what a push would do. */
public final class ClusterComparison {

    private final Catalog catalog;
    private final RancherVersion rancher;

    /**
     * @param catalog with the argument lists of the Rancher, where they are known
     * @param rancher the version of the Rancher that has the objects
     */
    public ClusterComparison(Catalog catalog, RancherVersion rancher) {
        this.catalog = catalog;
        this.rancher = rancher;
    }

    /** The differences, and what they do. What the user may not see counts as absent; {@link LiveCluster#hidden} tells. */
    public ClusterDifference compare(DesiredCluster desired, LiveCluster live) {
        ObjectComparison comparison = live.cluster()
                .map(new ObjectComparison(catalog, rancher)::knowing)
                .orElseGet(() -> new ObjectComparison(catalog, rancher));
        List<Change> changes = new ArrayList<>();
        for (ApiObject object : desired.objects()) {
            Optional<ApiObject> there =
                    object.equals(desired.cluster()) ? live.cluster() : live.find(ObjectName.of(object));
            changes.addAll(comparison.compare(object, there));
        }
        ObjectName name = ObjectName.of(desired.cluster());
        if (changes.isEmpty()) {
            return new ClusterDifference(name, presence(live), changes, List.of(), List.of());
        }
        ClusterEdit edit = new ClusterEdit(desired, live, comparison);
        BlastRadius radius = new BlastRadius(catalog, rancher, desired, live, edit, changes);
        List<Change> judged = radius.of(changes);
        return new ClusterDifference(
                name, presence(live), judged, PoolImpact.of(judged), remarks(judged, live, radius));
    }

    private static Presence presence(LiveCluster live) {
        if (live.cluster().isEmpty()) {
            return Presence.NEW;
        }
        return live.cluster().get().isBeingDeleted() ? Presence.BEING_DELETED : Presence.THERE;
    }

    private List<String> remarks(List<Change> changes, LiveCluster live, BlastRadius radius) {
        List<String> remarks = new ArrayList<>();
        boolean written = changes.stream()
                .anyMatch(change -> change.isWritten() && change.object().kind().equals("Cluster"));
        ApiObject there = live.cluster().orElse(ApiObject.NONE);
        if (written && reorders(there)) {
            remarks.add(
                    "Rancher " + rancher + " puts the entries of kube-apiserver-arg into any order whenever a Cluster"
                            + " with a pod security template is written, which can restart its servers");
        }
        String restored = there.text("spec", "rkeConfig", "etcdSnapshotRestore", "restoreRKEConfig");
        if (changes.stream().anyMatch(change -> undoes(change, restored))) {
            remarks.add("Rancher took parts of the spec from a snapshot when etcd was restored (restoreRKEConfig: "
                    + restored + "); a push puts the manifest's in their place");
        }
        if (losesFirstServer(radius)) {
            remarks.add(
                    "a pool with etcd goes: if the first server is in it, Rancher makes another node the first one, and"
                            + " its services restart");
        }
        return remarks;
    }

    private boolean reorders(ApiObject cluster) {
        return catalog.rancher().apiServerArguments(rancher) == ArgumentHandling.MAP
                && !cluster.text("spec", "defaultPodSecurityAdmissionConfigurationTemplateName")
                        .isEmpty()
                && cluster.list("spec", "rkeConfig", "machineGlobalConfig", "kube-apiserver-arg")
                                .size()
                        > 1;
    }

    /** Whether a change takes back what a restore of etcd has set. */
    private static boolean undoes(Change change, String restored) {
        boolean version = change.path().equals(FieldPath.of("spec", "kubernetesVersion"));
        boolean all = restored.equals("all") && change.path().isIn(FieldPath.of("spec", "rkeConfig"));
        boolean taken = (version && (restored.equals("kubernetesVersion") || restored.equals("all"))) || all;
        return taken && change.kind() != Kind.KEPT && !change.setBy().contains("mcmgen");
    }

    private static boolean losesFirstServer(BlastRadius radius) {
        return radius.before().pools().stream()
                        .map(ClusterState::nodes)
                        .filter(pool -> pool.roles().contains(Role.ETCD))
                        .anyMatch(pool -> radius.after().pool(pool.name()).isEmpty())
                && radius.after().pools().stream()
                        .map(ClusterState::nodes)
                        .anyMatch(pool -> pool.roles().contains(Role.ETCD)
                                && radius.before().pool(pool.name()).isPresent());
    }
}
