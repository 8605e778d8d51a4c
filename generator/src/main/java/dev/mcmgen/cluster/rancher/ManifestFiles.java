package dev.mcmgen.cluster.rancher;

import dev.mcmgen.cluster.Role;

/** Manifests that control plane nodes apply by themselves: Rancher's own, and {@code additionalManifest} (§3.5). */
final class ManifestFiles implements Step {

    static final String FOLDER = "server/manifests/rancher";

    @Override
    public void apply(Planning planning, Machine machine, NodeDraft draft) {
        if (machine.has(Role.CONTROLPLANE)) {
            ClusterObject cluster = planning.cluster();
            String folder = GoPath.join(cluster.dataDirectory(), FOLDER);
            draft.unknownFile(folder + "/cluster-agent.yaml");
            draft.unknownFile(folder + "/" + cluster.distribution().id() + "-etcd-snapshot-extra-metadata.yaml");
            draft.file(folder + "/addons.yaml", cluster.rkeConfig().text("additionalManifest"));
        }
    }
}
