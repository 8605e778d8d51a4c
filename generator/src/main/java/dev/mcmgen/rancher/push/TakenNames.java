package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.api.NormanApi;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.rancher.change.LiveCluster;
import dev.mcmgen.rancher.change.ObjectName;
import java.util.List;
import java.util.Optional;

/** Whether a name is taken: that of the cluster by another, or that of a machine config by one of another cluster. */
final class TakenNames {

    private final NormanApi norman;

    TakenNames(NormanApi norman) {
        this.norman = norman;
    }

    void check(DesiredCluster desired, LiveCluster live, List<Remark> remarks) {
        machineConfigs(desired, live, remarks);
        Optional<ApiObject> there = live.cluster();
        if (there.isEmpty()) {
            namesakes(desired, remarks);
        } else if (there.get().isBeingDeleted()) {
            remarks.add(Remark.refusal(
                    there.get().title() + " is being deleted", "wait until it is gone, or use another name"));
        }
    }

    /**
     * Pool {@code b-c} of cluster {@code a} and pool {@code c} of cluster {@code a-b} have machine configs of the same name. To
     * write it would replace the machines of the other cluster, and Rancher uses a machine config for its owner only.
     */
    private static void machineConfigs(DesiredCluster desired, LiveCluster live, List<Remark> remarks) {
        String uid =
                live.cluster().map(cluster -> cluster.text("metadata", "uid")).orElse("");
        desired.cluster().objects("spec", "rkeConfig", "machinePools").stream()
                .map(pool -> pool.object("machineConfigRef"))
                .map(ref -> new ObjectName(ref.text("kind"), desired.namespace(), ref.text("name")))
                .distinct()
                .forEach(name -> live.find(name).stream()
                        .flatMap(config -> config.objects("metadata", "ownerReferences").stream())
                        .filter(owner -> owner.text("kind").equals("Cluster")
                                && !owner.text("uid").equals(uid))
                        .findFirst()
                        .ifPresent(owner -> remarks.add(Remark.refusal(
                                name + " belongs to the cluster " + owner.text("name")
                                        + ", whose machines would be replaced",
                                "give the machine config another name: that of the pool or of the cluster"
                                        + " makes it in what mcmgen renders"))));
    }

    private void namesakes(DesiredCluster desired, List<Remark> remarks) {
        norman.clusters(desired.name()).stream()
                .filter(cluster -> !cluster.text("fleetWorkspaceName").equals(desired.namespace()))
                .findFirst()
                .ifPresent(cluster -> remarks.add(Remark.warning(
                        "another cluster is called " + desired.name() + " (" + cluster.text("id") + ", workspace "
                                + cluster.text("fleetWorkspaceName") + ")",
                        "people will mix them up; choose another name")));
    }
}
