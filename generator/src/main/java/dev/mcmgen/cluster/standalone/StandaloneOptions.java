package dev.mcmgen.cluster.standalone;

import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.Release;
import java.util.Optional;

/**
 * What a standalone configuration does not say about itself.
 *
 * @param product empty: that of the release; else K3s below a folder {@code rancher/k3s} and in
 *     a rendered bundle of K3s, else RKE2
 * @param role empty: agent where the folder is named {@code agent}, else server
 * @param release empty: a key counts as known that any release knows
 */
public record StandaloneOptions(Optional<Distribution> product, Optional<NodeRole> role, Optional<Release> release) {

    /** Nothing is said. */
    public static final StandaloneOptions NONE =
            new StandaloneOptions(Optional.empty(), Optional.empty(), Optional.empty());
}
