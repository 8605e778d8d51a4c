package dev.mcmgen.rules.subject;

import dev.mcmgen.catalog.RancherVersion;
import java.util.Optional;

/**
 * What files do not say, and whoever asks does.
 *
 * @param rancher the Rancher that will read them; by default the newest whose planner was run
 * @param kubernetesVersion the release to judge for, whatever the files say
 */
public record Assumptions(Optional<RancherVersion> rancher, Optional<String> kubernetesVersion) {

    /** Nothing is known but what the files say. */
    public static final Assumptions NONE = new Assumptions(Optional.empty(), Optional.empty());
}
