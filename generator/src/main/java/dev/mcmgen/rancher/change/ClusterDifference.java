package dev.mcmgen.rancher.change;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How a cluster that is wanted differs from what a Rancher has, and what a push would do to it.
 *
 * @param cluster which
 * @param presence whether it is there
 * @param changes of machine configs, then of files, then of the Cluster itself
 * @param pools what all of it does to each pool that something happens to
 * @param remarks what else there is to know, a sentence each
 */
public record ClusterDifference(
        ObjectName cluster, Presence presence, List<Change> changes, List<PoolImpact> pools, List<String> remarks) {

    /** Whether a Rancher has the cluster. */
    public enum Presence {
        NEW,
        THERE,
        BEING_DELETED
    }

    public ClusterDifference {
        changes = List.copyOf(changes);
        pools = List.copyOf(pools);
        remarks = List.copyOf(remarks);
    }

    /** Whether there is no difference at all. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Whether a push has anything to write. */
    public boolean isWritten() {
        return changes.stream().anyMatch(Change::isWritten);
    }

    /** Whether running machines are deleted and made anew; a push wants to be allowed that. */
    public boolean replacesMachines() {
        return any(Effect::replacesMachines);
    }

    /** Whether running machines are deleted, with others in their place or without. */
    public boolean deletesMachines() {
        return deletedMachines() > 0;
    }

    /** Whether a pool with running machines goes. */
    public boolean deletesPools() {
        return any(effect -> effect instanceof Effect.PoolDeleted && effect.deletedMachines() > 0);
    }

    /** How many running machines are deleted; those that are replaced count. */
    public long deletedMachines() {
        return pools.stream().mapToLong(PoolImpact::deletedMachines).sum();
    }

    /** Whether services of running nodes restart; a push asks before that. */
    public boolean restartsNodes() {
        return any(Effect::restartsNodes);
    }

    /** Whether Rancher would not take it, or not carry it out. */
    public boolean isRefused() {
        return !refusals().isEmpty();
    }

    /** Why Rancher would not take it, or not carry it out: a sentence each. */
    public List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        if (presence == Presence.BEING_DELETED && isWritten()) {
            refusals.add("the cluster is being deleted");
        }
        for (Change change : changes) {
            change.effects().stream()
                    .filter(Effect::isRefused)
                    .map(Effect::sentence)
                    .filter(sentence -> !refusals.contains(sentence))
                    .forEach(refusals::add);
        }
        return refusals;
    }

    /** How many changes are of that kind. */
    public long count(Change.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    private boolean any(Predicate<Effect> what) {
        return changes.stream().flatMap(change -> change.effects().stream()).anyMatch(what);
    }
}
