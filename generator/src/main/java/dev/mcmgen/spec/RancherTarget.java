package dev.mcmgen.spec;

import dev.mcmgen.catalog.RancherVersion;
import java.util.Optional;

/**
 * The Rancher that the manifest is for.
 *
 * @param version such as {@code v2.8.5}
 */
public record RancherTarget(Optional<RancherVersion> version) {

    static RancherTarget from(Fields fields) {
        return new RancherTarget(fields.text("version").map(RancherVersion::parse));
    }
}
