package dev.mcmgen.rancher.change;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherFeature;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.rancher.change.NodePlans.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Works out what each change does to the nodes of a cluster. Whether services restart is decided by comparing what Rancher's
 * planner makes of the cluster before and after, so that a key that is dropped, or that comes from elsewhere all the same,
 * restarts nothing.
 */
final class BlastRadius {

    private final ClusterEdit edit;
    private final boolean separateDrain;
    private final NodePlans plans;
    private final ClusterState before;
    private final Optional<String> firstServer;
    private final Plan planBefore;
    private final Map<Change, Effect> refused = new LinkedHashMap<>();
    private final List<Change> accepted = new ArrayList<>();
    private final ClusterState after;
    private final PoolEffects pools;
    private final List<Effect> overall;

    BlastRadius(
            Catalog catalog,
            RancherVersion rancher,
            DesiredCluster desired,
            LiveCluster live,
            ClusterEdit edit,
            List<Change> changes) {
        this.edit = edit;
        this.separateDrain = catalog.rancher().has(rancher, RancherFeature.SEPARATE_DRAIN_HASH);
        this.plans = new NodePlans(catalog, rancher);
        this.before = edit.before();
        this.firstServer = firstServer(edit.after(changes));
        this.planBefore = plans.of(before, firstServer);
        changes.forEach(change -> FieldEffects.refusal(change)
                .filter(why -> change.isWritten())
                .ifPresentOrElse(why -> refused.put(change, why), () -> accepted.add(change)));
        if (plan(accepted).stream().anyMatch(Effect::isRefused)) {
            refuseByPlan();
        }
        this.after = edit.after(accepted);
        this.pools = new PoolEffects(desired, live, catalog.machineDrivers(), before, after);
        this.overall = plan(accepted);
    }

    /** A pool that has etcd and stays: which machine is the first server is not in any object that is read here. */
    private Optional<String> firstServer(ClusterState later) {
        return before.pools().stream()
                .map(ClusterState::nodes)
                .filter(pool -> pool.roles().contains(Role.ETCD))
                .map(NodePool::name)
                .filter(name -> later.pool(name).isPresent())
                .findFirst();
    }

    /** What Rancher says of a change alone counts where it has something to say of all of them. */
    private void refuseByPlan() {
        for (Change change : List.copyOf(accepted)) {
            plan(List.of(change)).stream().filter(Effect::isRefused).findFirst().ifPresent(why -> {
                refused.put(change, why);
                accepted.remove(change);
            });
        }
    }

    /** What some changes do to what the nodes get. */
    private List<Effect> plan(List<Change> changes) {
        if (changes.stream().allMatch(change -> isMachineConfig(change) || !change.isWritten())) {
            return List.of();
        }
        ClusterState later = edit.after(changes);
        return new PlanEffects(later, separateDrain).between(planBefore, plans.of(later, firstServer));
    }

    /** The changes with what each of them does. */
    List<Change> of(List<Change> changes) {
        List<Change> judged = new ArrayList<>();
        for (Change change : changes) {
            judged.add(change.isWritten() ? change.with(effects(change)) : change);
        }
        return withJointEffects(judged);
    }

    private List<Effect> effects(Change change) {
        Effect refusal = refused.get(change);
        if (refusal != null) {
            return List.of(refusal);
        }
        if (isMachineConfig(change)) {
            return pools.ofConfig(change);
        }
        Set<Effect> effects = new LinkedHashSet<>();
        FieldEffects.operation(change).ifPresent(effects::add);
        pools.of(change).ifPresent(effects::addAll);
        PlanEffects drains = new PlanEffects(after, separateDrain);
        Set<NodePool> nodes = planBefore.nodes().keySet();
        if (isField(change, "spec.kubernetesVersion")) {
            effects.addAll(Upgrades.of(before, after, drains, List.copyOf(nodes)));
        } else if (isField(change, "spec.rkeConfig.provisionGeneration")) {
            nodes.forEach(pool -> effects.add(new Effect.Restart(pool, drains.drain(pool))));
        }
        alone(change).stream()
                .filter(effect -> effects.stream().noneMatch(said -> covers(said, effect)))
                .forEach(effects::add);
        return effects.isEmpty() ? List.of(FieldEffects.none(change)) : List.copyOf(effects);
    }

    private static boolean isMachineConfig(Change change) {
        String kind = change.object().kind();
        return !kind.equals("Cluster") && !ObjectComparison.holdsFiles(kind);
    }

    private static boolean isField(Change change, String form) {
        return change.object().kind().equals("Cluster") && change.path().form().equals(form);
    }

    /** What a change does by itself, as far as all of them together do it too. */
    private List<Effect> alone(Change change) {
        return plan(List.of(change)).stream()
                .flatMap(effect -> overall.stream().filter(other -> isSame(effect, other)).findFirst().stream())
                .toList();
    }

    private static boolean isSame(Effect one, Effect other) {
        return one.id().equals(other.id())
                && one.nodes().map(NodePool::name).equals(other.nodes().map(NodePool::name))
                && one.nodes().map(NodePool::roles).equals(other.nodes().map(NodePool::roles));
    }

    /** What no change does by itself is said of those without which it would not happen. */
    private List<Change> withJointEffects(List<Change> changes) {
        List<Effect> missing = overall.stream()
                .filter(effect -> changes.stream()
                        .flatMap(change -> change.effects().stream())
                        .noneMatch(said -> isSame(effect, said) || covers(said, effect)))
                .toList();
        if (missing.isEmpty()) {
            return changes;
        }
        List<Change> judged = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            List<Effect> needed = isAccepted(change) ? lostWithout(change, missing) : List.of();
            judged.add(needed.isEmpty() ? change : change.with(joined(change, needed)));
        }
        return judged;
    }

    private boolean isAccepted(Change change) {
        return change.isWritten()
                && !isMachineConfig(change)
                && change.effects().stream().noneMatch(Effect::isRefused);
    }

    private List<Effect> lostWithout(Change change, List<Effect> effects) {
        List<Effect> left = plan(accepted.stream()
                .filter(other ->
                        !other.path().equals(change.path()) || !other.object().equals(change.object()))
                .toList());
        return effects.stream()
                .filter(effect -> left.stream().noneMatch(other -> isSame(effect, other)))
                .toList();
    }

    /** An upgrade restarts the nodes anyway, and so does what makes Rancher plan anew. */
    private static boolean covers(Effect said, Effect effect) {
        return (said instanceof Effect.Upgrade || said instanceof Effect.Restart)
                && effect instanceof Effect.Restart
                && said.nodes().equals(effect.nodes());
    }

    private static List<Effect> joined(Change change, List<Effect> more) {
        List<Effect> effects = new ArrayList<>(change.effects().stream()
                .filter(effect -> !(effect instanceof Effect.None))
                .toList());
        effects.addAll(more);
        return effects;
    }

    ClusterState before() {
        return before;
    }

    ClusterState after() {
        return after;
    }
}
