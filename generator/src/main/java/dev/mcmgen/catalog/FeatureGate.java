package dev.mcmgen.catalog;

import java.util.Optional;

/**
 * A feature gate of the components of Kubernetes in one minor.
 *
 * @param lockedTo the only value that it takes; with the other one a component does not start; empty where it takes both
 */
public record FeatureGate(String name, Optional<Boolean> lockedTo) {

    static FeatureGate read(DataNode row) {
        return new FeatureGate(row.text("name"), row.find("lockedTo").map(node -> Boolean.valueOf(node.text())));
    }

    /** Whether a component starts with that value. */
    public boolean accepts(boolean value) {
        return lockedTo.map(locked -> locked == value).orElse(true);
    }
}
