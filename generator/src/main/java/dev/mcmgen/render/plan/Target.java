package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Infrastructure;

/** Who brings the configuration to the nodes. */
public enum Target {
    /** Rancher makes the plan for each node, from the Cluster object. */
    RANCHER,
    /** People copy files to the nodes; the cluster may be imported into Rancher later. */
    STANDALONE;

    static Target of(Infrastructure infrastructure) {
        return infrastructure instanceof Infrastructure.Standalone ? STANDALONE : RANCHER;
    }
}
