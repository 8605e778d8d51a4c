package dev.mcmgen.rancher.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all changes together do to the nodes of a pool.
 *
 * @param effects each once
 */
public record PoolImpact(NodePool pool, List<Effect> effects) {

    private static final Comparator<PoolImpact> BY_TIER =
            Comparator.comparing(impact -> impact.pool().tiers().get(0));

    public PoolImpact {
        effects = List.copyOf(effects);
    }

    /** Of each pool that something happens to, in the order in which Rancher configures them. */
    static List<PoolImpact> of(List<Change> changes) {
        Map<NodePool, List<Effect>> byPool = new LinkedHashMap<>();
        for (Change change : changes) {
            for (Effect effect : change.effects()) {
                effect.nodes().ifPresent(pool -> {
                    List<Effect> effects = byPool.computeIfAbsent(pool, any -> new ArrayList<>());
                    if (!effects.contains(effect)) {
                        effects.add(effect);
                    }
                });
            }
        }
        return byPool.entrySet().stream()
                .map(entry -> new PoolImpact(entry.getKey(), summed(entry.getValue())))
                .sorted(BY_TIER)
                .toList();
    }

    /** An upgrade is a restart too, and of several restarts the one that drains counts; files are listed once. */
    private static List<Effect> summed(List<Effect> effects) {
        List<Effect> summed = new ArrayList<>();
        boolean upgrade = effects.stream().anyMatch(Effect.Upgrade.class::isInstance);
        boolean gone = effects.stream().anyMatch(Effect.PoolDeleted.class::isInstance);
        effects.stream()
                .filter(effect -> !(effect instanceof Effect.Restart || effect instanceof Effect.FilesApplied))
                .forEach(summed::add);
        effects.stream()
                .filter(Effect.Restart.class::isInstance)
                .map(Effect.Restart.class::cast)
                .filter(restart -> !upgrade && !gone)
                .min(Comparator.comparing(Effect.Restart::drain))
                .ifPresent(summed::add);
        List<String> files = effects.stream()
                .filter(Effect.FilesApplied.class::isInstance)
                .flatMap(effect -> ((Effect.FilesApplied) effect).files().stream())
                .distinct()
                .sorted()
                .toList();
        effects.stream()
                .filter(Effect.FilesApplied.class::isInstance)
                .findFirst()
                .ifPresent(effect ->
                        summed.add(new Effect.FilesApplied(effect.nodes().orElseThrow(), files)));
        return summed;
    }

    /** How many of its machines are deleted; those that are replaced count, each once. */
    public long deletedMachines() {
        return effects.stream().mapToLong(Effect::deletedMachines).max().orElse(0);
    }
}
