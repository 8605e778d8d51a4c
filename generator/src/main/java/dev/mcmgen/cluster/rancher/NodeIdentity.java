package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.cluster.Role;
import java.util.ArrayList;
import java.util.List;

/** Tokens, labels and taints, which Rancher sets whatever stands there (§3.1, steps 8 and 10; §3.10). */
final class NodeIdentity implements Step {

    @Override
    public void apply(Planning planning, Machine machine, NodeDraft draft) {
        if (machine.isOnlyWorker()) {
            draft.set("token", "<agent-token>");
        } else {
            draft.set("token", "<token>");
            draft.set("agent-token", "<agent-token>");
        }
        draft.set("node-label", labels(planning, machine));
        List<String> taints = taints(planning, machine);
        if (taints.isEmpty()) {
            draft.remove("node-taint");
        } else {
            draft.set("node-taint", taints);
        }
    }

    private static List<String> labels(Planning planning, Machine machine) {
        List<String> labels = new ArrayList<>();
        machine.nodeLabels().forEach((key, value) -> labels.add(key + "=" + value));
        labels.add("rke.cattle.io/machine=<machine-uid>");
        if (planning.has(RancherFeature.LIFECYCLE_LABELS)) {
            labels.add("plan.cattle.io/cluster-group=cluster.x-k8s.io");
            labels.add("plan.cattle.io/cluster-kind=Cluster");
            labels.add("plan.cattle.io/cluster-name=" + planning.cluster().name());
            labels.add("plan.cattle.io/machine-group=cluster.x-k8s.io");
            labels.add("plan.cattle.io/machine-kind=Machine");
            labels.add("plan.cattle.io/machine-name=<machine-name>");
        }
        labels.sort(Utf8Order.INSTANCE);
        return List.copyOf(labels);
    }

    private static List<String> taints(Planning planning, Machine machine) {
        List<String> taints = new ArrayList<>(machine.taints());
        if (!machine.has(Role.WORKER)) {
            // The charts of K3s do not tolerate the taint of etcd where the control plane is there too.
            if (machine.has(Role.ETCD) && (planning.isRke2() || !machine.has(Role.CONTROLPLANE))) {
                taints.add("node-role.kubernetes.io/etcd:NoExecute");
            }
            if (machine.has(Role.CONTROLPLANE)) {
                taints.add("node-role.kubernetes.io/control-plane:NoSchedule");
            }
        }
        taints.sort(Utf8Order.INSTANCE);
        return List.copyOf(taints);
    }
}
