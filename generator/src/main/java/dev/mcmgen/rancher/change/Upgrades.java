package dev.mcmgen.rancher.change;

import dev.mcmgen.catalog.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What another {@code kubernetesVersion} does: every node gets it, tier by tier. */
final class Upgrades {

    private Upgrades() {}

    static List<Effect> of(ClusterState before, ClusterState after, PlanEffects plan, List<NodePool> nodes) {
        String from = before.kubernetesVersion();
        String to = after.kubernetesVersion();
        List<Effect> effects = new ArrayList<>();
        for (NodePool pool : nodes) {
            boolean stays = pool.name().isEmpty() || after.pool(pool.name()).isPresent();
            if (stays && pool.machines().orElse(1) > 0) {
                effects.add(new Effect.Upgrade(pool, from, to, plan.drain(pool), remark(from, to)));
            }
        }
        return effects;
    }

    static String remark(String from, String to) {
        Optional<Release> old = Release.find(from);
        Optional<Release> young = Release.find(to);
        if (old.isEmpty() || young.isEmpty()) {
            return "";
        }
        if (old.get().distribution() != young.get().distribution()) {
            return "another distribution: that is no upgrade";
        }
        if (young.get().compareTo(old.get()) < 0) {
            return "a downgrade from " + from + ", which etcd and Kubernetes do not promise to survive";
        }
        int skipped = young.get().minor() - old.get().minor() - 1;
        if (young.get().major() == old.get().major() && skipped > 0) {
            return "skips " + (skipped == 1 ? "a minor" : skipped + " minors") + " after "
                    + old.get().minorText() + ", which Kubernetes does not support";
        }
        return "";
    }
}
