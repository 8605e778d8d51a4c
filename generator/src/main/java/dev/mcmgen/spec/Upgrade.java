package dev.mcmgen.spec;

import java.util.Optional;

/** How Rancher goes from node to node when a plan changes. */
public record Upgrade(Tier controlPlane, Tier worker) {

    static Upgrade from(Fields fields) {
        return new Upgrade(Tier.from(fields.object("controlPlane")), Tier.from(fields.object("worker")));
    }

    /**
     * One of Rancher's two tiers.
     *
     * @param concurrency how many nodes at once: a number, or a share such as {@code 10%}; {@code 0} is all of them
     */
    public record Tier(Optional<String> concurrency, Drain drain) {

        static Tier from(Fields fields) {
            return new Tier(fields.text("concurrency"), Drain.from(fields.object("drain")));
        }
    }

    /**
     * Draining before a node is restarted.
     *
     * @param gracePeriod seconds that a pod gets; negative is the pod's own time, 0 kills at once
     * @param timeout seconds after which the drain has failed
     */
    public record Drain(
            Optional<Boolean> enabled,
            Optional<Boolean> force,
            Optional<Boolean> ignoreDaemonSets,
            Optional<Boolean> deleteEmptyDirData,
            Optional<Boolean> disableEviction,
            Optional<Integer> gracePeriod,
            Optional<Integer> timeout,
            Optional<Integer> skipWaitForDeleteTimeoutSeconds) {

        static Drain from(Fields fields) {
            return new Drain(
                    fields.flag("enabled"),
                    fields.flag("force"),
                    fields.flag("ignoreDaemonSets"),
                    fields.flag("deleteEmptyDirData"),
                    fields.flag("disableEviction"),
                    fields.integer("gracePeriod"),
                    fields.integer("timeout"),
                    fields.integer("skipWaitForDeleteTimeoutSeconds"));
        }
    }
}
