package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.progress.ClusterObject.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cluster lacks of being created or ready, at one moment (rancher-api.md §5.1, rancher-cluster.md §7).
 *
 * <p>{@code status.ready} never goes back and {@code observedGeneration} says nothing about nodes, so that neither is believed
 * alone. Whether a condition that is true is still the one of before a change, a single look cannot tell: {@link Judge} can.
 */
public final class Readiness {

    /** All three are copied from the control plane while it is at work; Ready later from v3. */
    private static final List<String> WORK = List.of("Provisioned", "Updated", "Ready");

    /** The conditions of a Cluster that say that something went wrong by being false, the most telling first. */
    static final List<String> CONDITIONS = List.of("RKECluster", "Created", "Provisioned", "Updated", "Ready");

    static final String STALLED = "Stalled";

    private Readiness() {}

    /** What is missing, the most telling first; nothing where the goal is reached. */
    public static List<Lack> lacks(ClusterState state, Goal goal) {
        List<Lack> lacks = new ArrayList<>();
        created(state, lacks);
        if (goal == Goal.READY && !state.awaitsNodes()) {
            conditions(state.cluster(), lacks);
            controlPlane(state, lacks);
            machines(state, lacks);
        }
        return lacks;
    }

    private static void created(ClusterState state, List<Lack> lacks) {
        ClusterObject cluster = state.cluster();
        if (cluster.deleted().isPresent()) {
            lacks.add(Lack.of("it is being deleted"));
        }
        if (cluster.id().isEmpty()) {
            lacks.add(Lack.of("Rancher has not given it an id yet"));
        } else if (cluster.observedGeneration() != cluster.generation()) {
            lacks.add(seen("Rancher", cluster.observedGeneration(), cluster.generation()));
        }
        if (cluster.kind() == Kind.IMPORTED) {
            // The one of Rancher itself was there before anything could be created.
            cluster.conditions()
                    .find("Created")
                    .ifPresent(there -> conditions("", cluster.conditions(), List.of("Created"), lacks));
        } else {
            // Without its RKECluster true, no machine will ever come: the objects behind the Cluster could not be made.
            conditions("", cluster.conditions(), List.of("Created", "RKECluster"), lacks);
        }
        cluster.conditions()
                .find(STALLED)
                .filter(Condition::isTrue)
                .ifPresent(stalled -> lacks.add(new Lack("Stalled is " + stalled.told(), List.of(STALLED))));
        if (state.awaitsNodes() && !state.hasToken()) {
            lacks.add(Lack.of("its registration token is not there yet"));
        }
    }

    private static void conditions(ClusterObject cluster, List<Lack> lacks) {
        boolean imported = cluster.kind() == Kind.IMPORTED;
        conditions("", cluster.conditions(), imported ? List.of("Ready") : WORK, lacks);
        if (!cluster.wasReady()) {
            lacks.add(Lack.of("its agent has not connected yet"));
        }
    }

    private static void controlPlane(ClusterState state, List<Lack> lacks) {
        if (state.cluster().kind() == Kind.IMPORTED || !state.visible().controlPlane()) {
            return;
        }
        if (state.controlPlane().isEmpty()) {
            lacks.add(Lack.of("its control plane is not there yet"));
            return;
        }
        ControlPlaneState plane = state.controlPlane().get();
        String wanted = state.cluster().kubernetesVersion();
        if (!plane.kubernetesVersion().equals(wanted)) {
            lacks.add(Lack.of("control plane: still " + plane.kubernetesVersion() + ", not " + wanted));
        } else if (plane.observedGeneration() != plane.generation()) {
            lacks.add(seen("control plane: Rancher", plane.observedGeneration(), plane.generation()));
        }
        conditions("control plane: ", plane.conditions(), ControlPlaneState.CONDITIONS, lacks);
    }

    private static void machines(ClusterState state, List<Lack> lacks) {
        if (!state.visible().machines()) {
            return;
        }
        for (PoolState pool : state.pools()) {
            if (!pool.isRolled()) {
                Standing standing = pool.standing();
                String count = pool.count().isEmpty() ? "" : ", " + pool.count();
                lacks.add(Lack.of("pool " + pool.name() + ": " + standing.state() + count + after(standing)));
            }
        }
        state.machines().filter(machine -> !machine.isUp()).forEach(machine -> {
            Standing standing = machine.standing();
            lacks.add(Lack.of("machine " + machine.name() + ": " + standing.state() + after(standing)));
        });
    }

    private static String after(Standing standing) {
        return standing.message().isEmpty() ? "" : ": " + standing.message();
    }

    private static Lack seen(String who, long observed, long generation) {
        return Lack.of(who + " has not taken up generation " + generation + " yet"
                + (observed == 0 ? "" : ", it is at " + observed));
    }

    /** Those of the types that are not true; what says the same is said once. */
    private static void conditions(String of, Conditions conditions, List<String> types, List<Lack> lacks) {
        Map<String, List<Condition>> bySaying = new LinkedHashMap<>();
        List<String> absent = new ArrayList<>();
        for (String type : types) {
            Optional<Condition> found = conditions.find(type);
            if (found.isEmpty()) {
                absent.add(type);
            } else if (!found.get().isTrue()) {
                bySaying.computeIfAbsent(found.get().told(), told -> new ArrayList<>())
                        .add(found.get());
            }
        }
        // The control plane's message is the one that Rancher copies into the Cluster.
        bySaying.values().removeIf(those -> isTold(those.get(0).message(), lacks));
        bySaying.forEach((told, those) -> {
            List<String> names = those.stream().map(Condition::type).toList();
            List<String> failing = those.stream()
                    .filter(Condition::isFalse)
                    .map(condition -> of + condition.type())
                    .toList();
            lacks.add(new Lack(of + joined(names) + (names.size() == 1 ? " is " : " are ") + told, failing));
        });
        if (!absent.isEmpty()) {
            lacks.add(Lack.of(of + joined(absent) + (absent.size() == 1 ? " is" : " are") + " not there yet"));
        }
    }

    private static boolean isTold(String message, List<Lack> lacks) {
        return !message.isEmpty() && lacks.stream().anyMatch(lack -> lack.text().endsWith(": " + message));
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** The condition that says what Rancher waits for. */
    static Optional<Condition> waiting(ClusterObject cluster) {
        return cluster.conditions()
                .firstNotTrue(WORK)
                .filter(condition -> !condition.message().isEmpty());
    }
}
