package dev.mcmgen.spec;

import java.util.List;

/** Arguments of the Kubernetes components, {@code name=value} without dashes, in the order written. */
public record ComponentArgs(
        List<String> apiServer,
        List<String> controllerManager,
        List<String> scheduler,
        List<String> etcd,
        List<String> kubelet) {

    static ComponentArgs from(Fields fields) {
        return new ComponentArgs(
                fields.texts("apiServer"),
                fields.texts("controllerManager"),
                fields.texts("scheduler"),
                fields.texts("etcd"),
                fields.texts("kubelet"));
    }

    /** Whether there is no argument for any component. */
    public boolean isEmpty() {
        return apiServer.isEmpty()
                && controllerManager.isEmpty()
                && scheduler.isEmpty()
                && etcd.isEmpty()
                && kubelet.isEmpty();
    }
}
