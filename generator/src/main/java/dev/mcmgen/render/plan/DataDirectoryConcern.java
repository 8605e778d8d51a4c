package dev.mcmgen.render.plan;

/** The data directory of standalone nodes. With Rancher it is a typed field of the Cluster object instead. */
final class DataDirectoryConcern implements Concern {

    @Override
    public void addTo(Draft draft) {
        if (!draft.isForRancher()) {
            draft.spec()
                    .dataDirectories()
                    .k8sDistro()
                    .ifPresent(folder -> draft.set(Nodes.ALL, "data-dir", folder, "/spec/dataDirectories/k8sDistro"));
        }
    }
}
