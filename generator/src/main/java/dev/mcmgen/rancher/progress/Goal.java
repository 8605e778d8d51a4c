package dev.mcmgen.rancher.progress;

import java.util.Locale;

/** What is waited for. */
public enum Goal {
    /** Rancher knows the cluster and has made its objects; where people register nodes, they can. */
    CREATED,
    /** Every node is as the Cluster says. Where people register nodes and none is there, as {@link #CREATED}. */
    READY;

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
