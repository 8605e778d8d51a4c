package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.catalog.Release;
import java.util.Optional;

/** What the planner's steps know of the cluster as a whole. */
record Planning(
        Catalog catalog, RancherVersion rancher, ClusterObject cluster, Admission admission, ManifestObjects objects) {

    boolean isRke2() {
        return cluster.distribution() == Distribution.RKE2;
    }

    boolean has(RancherFeature feature) {
        return catalog.rancher().has(rancher, feature);
    }

    Optional<Release> release() {
        return Release.find(cluster.kubernetesVersion());
    }

    /** The keys that reach a node; a version that is no release has the union of all lists. */
    ArgumentList arguments() {
        return release()
                .map(catalog::arguments)
                .orElseGet(() -> catalog.argumentLists(cluster.distribution()).union());
    }

    Optional<KubernetesObject> find(String kind, String namespace, String name) {
        return objects.find(kind, namespace, name, cluster.object().file());
    }
}
