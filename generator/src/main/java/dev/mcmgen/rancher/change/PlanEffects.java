package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.change.NodePlans.NodeState;
import dev.mcmgen.rancher.change.NodePlans.Plan;
import dev.mcmgen.secret.SecretMask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What one plan in place of another does to the nodes: services restart where the configuration or a file that counts has
 * changed, and are drained by the options of their tier (rancher-cluster.md §3.8).
 *
 * @param after whose drain options count
 * @param separateDrain whether this Rancher decides apart from the restart whether to drain (since 2.12)
 */
record PlanEffects(ClusterState after, boolean separateDrain) {

    private static final List<String> SERVER_TO_JOIN = List.of("server", "cluster-init");

    /** By pool; of pools that are in both plans only. */
    List<Effect> between(Plan before, Plan later) {
        List<Effect> effects = new ArrayList<>();
        before.nodes()
                .forEach((pool, old) -> later.nodes().forEach((other, young) -> {
                    boolean same = pool.name().isEmpty()
                            ? pool.roles().equals(other.roles())
                            : pool.name().equals(other.name());
                    if (same && pool.machines().orElse(1) > 0) {
                        add(pool, drain(other), old, young, effects);
                    }
                }));
        later.error()
                .filter(error -> before.error().filter(error::equals).isEmpty())
                .ifPresent(error ->
                        effects.add(new Effect.Refused("Rancher says: " + SecretMask.of("", error), Effect.Basis.RUN)));
        return effects;
    }

    private void add(NodePool pool, Drain drain, NodeState old, NodeState young, List<Effect> effects) {
        List<String> files = changed(old.dynamicFiles(), young.dynamicFiles());
        if (!files.isEmpty()) {
            effects.add(new Effect.FilesApplied(pool, files));
        }
        boolean sameFiles = old.files().equals(young.files());
        if (!sameFiles || !old.config().equals(young.config())) {
            boolean onlyServer = sameFiles && withoutServer(old.config()).equals(withoutServer(young.config()));
            effects.add(new Effect.Restart(pool, onlyServer && separateDrain ? Drain.NOT_FOR_THIS : drain));
        }
    }

    /** Whether the nodes of a pool are drained before they restart. */
    Drain drain(NodePool pool) {
        if (after.machines().orElse(2) == 1) {
            return Drain.ONLY_MACHINE;
        }
        return pool.tiers().stream().anyMatch(after::drains) ? Drain.DRAINED : Drain.OFF;
    }

    private static Map<String, Object> withoutServer(Map<String, Object> config) {
        Map<String, Object> rest = new HashMap<>(config);
        rest.keySet().removeAll(SERVER_TO_JOIN);
        return rest;
    }

    /** The names of files that are not the same, without their folders. */
    private static List<String> changed(Map<String, String> old, Map<String, String> young) {
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(young.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(old.get(path), young.get(path)))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
    }
}
