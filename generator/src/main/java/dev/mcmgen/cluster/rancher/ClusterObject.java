package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Cluster of {@code provisioning.cattle.io/v1}, by the fields that the planner reads.
 *
 * @param kubernetesVersion that of the object, or the one that was asked for instead
 * @param movable whether this Rancher knows {@code dataDirectories}
 */
record ClusterObject(KubernetesObject object, String kubernetesVersion, boolean movable) {

    private static final JsonPointer RKE_CONFIG = JsonPointer.parse("/spec/rkeConfig");

    /**
     * A place where keys of the configuration are written.
     *
     * @param path of {@code config}
     * @param selector empty where it holds for every machine
     */
    record ConfigSource(JsonPointer path, Optional<ObjectReader> selector, YamlMapping config) {}

    String name() {
        return object.name();
    }

    String namespace() {
        return object.namespace();
    }

    ObjectReader spec() {
        return object.fields().object("spec");
    }

    ObjectReader rkeConfig() {
        return spec().object("rkeConfig");
    }

    Distribution distribution() {
        return kubernetesVersion.contains("k3s") ? Distribution.K3S : Distribution.RKE2;
    }

    JsonPointer globalPath() {
        return RKE_CONFIG.child("machineGlobalConfig");
    }

    YamlMapping globalConfig() {
        return rkeConfig().object("machineGlobalConfig").mapping();
    }

    /** {@code machineSelectorConfig}, in order. */
    List<ConfigSource> selectorConfigs() {
        List<ConfigSource> sources = new ArrayList<>();
        List<ObjectReader> items = rkeConfig().objects("machineSelectorConfig");
        for (int i = 0; i < items.size(); i++) {
            JsonPointer path =
                    RKE_CONFIG.child("machineSelectorConfig").child(i).child("config");
            sources.add(new ConfigSource(
                    path,
                    items.get(i).findObject("machineLabelSelector"),
                    items.get(i).object("config").mapping()));
        }
        return sources;
    }

    /** Where the distribution keeps its data. */
    String dataDirectory() {
        String own = ownDataDirectory();
        return GoPath.clean(own.isEmpty() ? distribution().dataFolder() : own);
    }

    /** The folder that the user chose for the distribution's data; empty where it is the usual one. */
    String ownDataDirectory() {
        return directory("k8sDistro");
    }

    private String directory(String field) {
        return movable ? rkeConfig().object("dataDirectories").text(field) : "";
    }

    /** Where Rancher's agent keeps what it needs between plans. */
    String provisioningDirectory() {
        String own = directory("provisioning");
        return own.isEmpty() ? "/var/lib/rancher/capr" : own;
    }

    String configFile(String name) {
        return GoPath.join(dataDirectory(), "etc/config-files", name);
    }
}
