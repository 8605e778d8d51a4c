package dev.mcmgen.cluster.standalone;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.ConfigKey;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.Release;
import java.util.Optional;

/**
 * The flags of one command.
 *
 * @param release empty for those of any release
 */
record FlagTable(Catalog catalog, Distribution distribution, NodeRole role, Optional<Release> release) {

    /** The flag of that name, long or short, if the command has it. */
    Optional<ConfigKey> find(String name) {
        return catalog.configKeys(distribution).find(name).filter(this::isTaken);
    }

    private boolean isTaken(ConfigKey key) {
        return release.map(of -> key.accepts(of, role)).orElse(key.roles().contains(role));
    }

    /** Whether some command of some distribution has it. */
    boolean isKnownAnywhere(String name) {
        for (Distribution any : Distribution.values()) {
            if (catalog.configKeys(any).find(name).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the reader skips what the command does not know; it has no list for an agent of K3s, which then fails. */
    boolean skipsUnknown() {
        return distribution == Distribution.RKE2 || role == NodeRole.SERVER;
    }
}
