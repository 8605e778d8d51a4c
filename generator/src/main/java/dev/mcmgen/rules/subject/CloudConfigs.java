package dev.mcmgen.rules.subject;

import dev.mcmgen.catalog.MachineDrivers;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The user data of some machine configs, each read once. */
public final class CloudConfigs {

    private final MachineDrivers drivers;
    private final UserDataTexts texts;
    private final List<CloudConfig> all = new ArrayList<>();
    private final IdentityHashMap<Manifest, CloudConfig> byManifest = new IdentityHashMap<>();

    CloudConfigs(List<Manifest> manifests, MachineDrivers drivers, UserDataTexts texts) {
        this.drivers = drivers;
        this.texts = texts;
        for (Manifest manifest : manifests) {
            Optional<CloudConfig> config =
                    manifest.kind() == Manifest.Kind.MACHINE_CONFIG ? read(manifest) : Optional.empty();
            if (config.isPresent()) {
                all.add(config.get());
                byManifest.put(manifest, config.get());
            }
        }
    }

    private Optional<CloudConfig> read(Manifest manifest) {
        return CloudConfig.of(manifest, drivers, texts);
    }

    /** In the order of the file. */
    List<CloudConfig> all() {
        return all;
    }

    /** That of a machine config of this file or of another one; empty where it has none. */
    public Optional<CloudConfig> of(Manifest manifest) {
        CloudConfig known = byManifest.get(manifest);
        return known != null ? Optional.of(known) : read(manifest);
    }
}
