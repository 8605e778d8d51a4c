package dev.mcmgen.rules.subject;

import dev.mcmgen.catalog.MachineDrivers;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The user data of some machine configs, each read once. */
public final class CloudConfigs {

    private final MachineDrivers drivers;
    private final List<CloudConfig> all = new ArrayList<>();
    private final IdentityHashMap<Manifest, CloudConfig> byManifest = new IdentityHashMap<>();

    CloudConfigs(List<Manifest> manifests, MachineDrivers drivers) {
        this.drivers = drivers;
        for (Manifest manifest : manifests) {
            if (manifest.kind() == Manifest.Kind.MACHINE_CONFIG) {
                CloudConfig.of(manifest, drivers).ifPresent(config -> {
                    all.add(config);
                    byManifest.put(manifest, config);
                });
            }
        }
    }

    /** In the order of the file. */
    List<CloudConfig> all() {
        return all;
    }

    /** That of a machine config of this file or of another one; empty where it has none. */
    public Optional<CloudConfig> of(Manifest manifest) {
        CloudConfig known = byManifest.get(manifest);
        return known != null ? Optional.of(known) : CloudConfig.of(manifest, drivers);
    }
}
