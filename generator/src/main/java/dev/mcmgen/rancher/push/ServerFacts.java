package dev.mcmgen.rancher.push;

import dev.mcmgen.catalog.RancherFacts;
import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.catalog.ReleaseLists;
import dev.mcmgen.rancher.LiveReleases;
import dev.mcmgen.rancher.api.Rancher;
import java.util.Optional;

/**
 * What is the same for all clusters of one run.
 *
 * @param version as the Rancher says it; builds of developers say {@code dev}
 * @param known the same as a version of the catalogue; of a version nobody can read, empty, and treated as the newest
 * @param userId the caller, as creators of objects are noted
 * @param releases what this Rancher offers
 */
public record ServerFacts(String version, Optional<RancherVersion> known, String userId, ReleaseLists releases) {

    /**
     * Asks a Rancher.
     *
     * @throws dev.mcmgen.rancher.RancherException if it cannot be reached, is none, or does not know the token
     */
    public static ServerFacts ask(Rancher rancher) {
        String version = rancher.norman().version();
        String user = rancher.kubernetes().userName();
        return new ServerFacts(version, RancherVersion.find(version), user, LiveReleases.of(rancher.connection()));
    }

    /** The version by which it is judged. */
    public RancherVersion judgedAs(RancherFacts facts) {
        return known.orElseGet(facts::newestPlanner);
    }

    /** Whether its definitions let an apply leave alone what it does not name: lists of pools with keys. */
    boolean appliesCluster(RancherFacts facts) {
        return facts.has(judgedAs(facts), RancherFeature.STRICT_CLUSTER_SCHEMA);
    }

    /** Whether its webhook can try a pod security template. */
    boolean triesPodSecurity(RancherFacts facts) {
        return known.isPresent() && facts.has(known.get(), RancherFeature.DRY_RUN_OF_POD_SECURITY);
    }

    /** The largest body that it takes, in bytes; empty where it has no limit of its own. */
    Optional<Integer> bodyLimit(RancherFacts facts) {
        return facts.has(judgedAs(facts), RancherFeature.BODY_LIMIT) ? Optional.of(1 << 20) : Optional.empty();
    }
}
