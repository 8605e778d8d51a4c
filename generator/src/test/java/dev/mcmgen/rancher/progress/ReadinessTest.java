package dev.mcmgen.rancher.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mcmgen.rancher.progress.Snapshot.Layout;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What single looks at a cluster tell: a table of stages. */
class ReadinessTest {

    private static final String WAITS = "waiting for viable init node";

    static Stream<Arguments> created() {
        return Stream.of(
                arguments("taken up", Snapshot.pools("cp:1"), List.of()),
                arguments("imported", Snapshot.imported(), List.of()),
                arguments(
                        "Rancher's own cluster, which was never created",
                        Snapshot.imported().with(List.of(), "status", "conditions"),
                        List.of()),
                arguments(
                        "just made",
                        Snapshot.pools("cp:1")
                                .with("", "status", "clusterName")
                                .condition("Created", "Unknown", "", ""),
                        List.of("Rancher has not given it an id yet", "Created is Unknown")),
                arguments(
                        "changed",
                        Snapshot.pools("cp:1").generation(7, 5),
                        List.of("Rancher has not taken up generation 7 yet, it is at 5")),
                arguments(
                        "its objects cannot be made (cluster-get-15s)",
                        Snapshot.pools("cp:1").condition("RKECluster", "False", "Error", "failed to create prod-cp"),
                        List.of("RKECluster is False (Error): failed to create prod-cp")),
                arguments(
                        "stalled",
                        Snapshot.pools("cp:1").condition("Stalled", "True", "Error", "no way"),
                        List.of("Stalled is True (Error): no way")),
                arguments("stopped", Snapshot.pools("cp:1").deleted(), List.of("it is being deleted")),
                arguments(
                        "nobody can register nodes yet",
                        Snapshot.custom(),
                        List.of("its registration token is not there yet")),
                arguments(
                        "nodes are there already",
                        Snapshot.custom().machine("", "custom-1", "Provisioning"),
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("created")
    void whatItLacksOfBeingCreated(String stage, Snapshot snapshot, List<String> lacks) {
        assertThat(texts(Readiness.lacks(snapshot.state(), Goal.CREATED))).isEqualTo(lacks);
    }

    static Stream<Arguments> ready() {
        return Stream.of(
                arguments("all is well", Snapshot.ready(), List.of()),
                arguments(
                        "no condition and no control plane yet",
                        Snapshot.pools("cp:1"),
                        List.of(
                                "Provisioned, Updated and Ready are not there yet",
                                "its agent has not connected yet",
                                "its control plane is not there yet",
                                "pool cp: Waiting: Rancher has not begun with it")),
                arguments(
                        "the planner waits",
                        Snapshot.ready().work("Unknown", "Waiting", WAITS).plane(1, 1, "Unknown", "Unknown"),
                        List.of(
                                "Provisioned, Updated and Ready are Unknown (Waiting): " + WAITS,
                                "control plane: Ready and Reconciled are Unknown")),
                arguments(
                        "ready long ago, and no more (status.ready stays true)",
                        Snapshot.ready().condition("Ready", "False", "Disconnected", "Cluster agent is not connected"),
                        List.of("Ready is False (Disconnected): Cluster agent is not connected")),
                arguments(
                        "conditions of before an update, whose control plane was not looked at",
                        Snapshot.ready().plane(3, 2, "True", "True"),
                        List.of("control plane: Rancher has not taken up generation 3 yet, it is at 2")),
                arguments(
                        "conditions of before an update that has not reached the control plane",
                        Snapshot.ready().planeAt("v1.30.4+rke2r1"),
                        List.of("control plane: still v1.30.4+rke2r1, not v1.31.1+rke2r1")),
                arguments(
                        "the same for those who may not see the control plane: only looking again tells",
                        Snapshot.ready().plane(3, 2, "True", "True").planeHidden(),
                        List.of()),
                arguments(
                        "machines are being replaced",
                        Snapshot.ready()
                                .rollout("cp", "Running", 1, 2, 1, 2)
                                .rolloutCondition("cp", "RollingOut", "True", "RollingOut", "Rolling out 1 replica")
                                .machine("cp", "prod-cp-2", "Running"),
                        List.of("pool cp: RollingOut, 2 of 1 ready: Rolling out 1 replica")),
                arguments(
                        "a machine goes",
                        Snapshot.ready().machine("cp", "prod-cp-0", "Deleting").machineDeleted("prod-cp-0"),
                        List.of("machine prod-cp-0: Deleting")),
                arguments(
                        "a quantity that the Cluster API does not know yet",
                        Snapshot.ready()
                                .with(
                                        List.of(Snapshot.map("name", "cp", "quantity", 3L)),
                                        "spec",
                                        "rkeConfig",
                                        "machinePools"),
                        List.of("pool cp: NotReady, 1 of 3 ready")),
                arguments(
                        "an autoscaler decides the quantity",
                        Snapshot.ready()
                                .with(
                                        List.of(Snapshot.map("name", "cp", "quantity", 3L, "autoscalingMaxSize", 5L)),
                                        "spec",
                                        "rkeConfig",
                                        "machinePools"),
                        List.of()),
                arguments(
                        "a pool that is wanted no more",
                        Snapshot.ready().rollout("old", "Running", 1, 1, 1, 1),
                        List.of("pool old: Deleting, 1 of 1 ready")),
                arguments(
                        "a paused pool is not waited for",
                        Snapshot.ready()
                                .rollout("cp", "Running", 1, 1, 0, 1)
                                .with(
                                        List.of(Snapshot.map("name", "cp", "quantity", 1L, "paused", true)),
                                        "spec",
                                        "rkeConfig",
                                        "machinePools"),
                        List.of()),
                arguments(
                        "an empty pool has no phase to wait for",
                        Snapshot.ready()
                                .with(
                                        List.of(
                                                Snapshot.map("name", "cp", "quantity", 1L),
                                                Snapshot.map("name", "none", "quantity", 0L)),
                                        "spec",
                                        "rkeConfig",
                                        "machinePools")
                                .rollout("none", "", 0, 0, 0, 0),
                        List.of()),
                arguments(
                        "a standard user sees no machines",
                        Snapshot.ready()
                                .machine("cp", "prod-cp-1", "Provisioning")
                                .machinesHidden(3),
                        List.of()),
                arguments(
                        "existing nodes are configured",
                        Snapshot.custom()
                                .connected()
                                .work("True", "", "")
                                .plane(1, 1, "True", "True")
                                .machine("", "custom-1", "Provisioned")
                                .machineCondition("custom-1", "Reconciled", "Unknown", "waiting for agent to check in"),
                        List.of("machine custom-1: Provisioned: waiting for agent to check in")),
                arguments(
                        "existing nodes that a standard user does not see",
                        Snapshot.custom().machinesHidden(2),
                        List.of(
                                "Provisioned, Updated and Ready are not there yet",
                                "its agent has not connected yet",
                                "its control plane is not there yet")),
                arguments(
                        "an imported cluster has no planner",
                        Snapshot.imported().connected().condition("Ready", "True", "", ""),
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ready")
    void whatItLacksOfBeingReady(String stage, Snapshot snapshot, List<String> lacks) {
        assertThat(texts(Readiness.lacks(snapshot.state(), Goal.READY))).isEqualTo(lacks);
    }

    @ParameterizedTest
    @EnumSource
    void bothLayoutsOfTheClusterApiAreRead(Layout layout) {
        Snapshot snapshot = Snapshot.ready().layout(layout).rollout("cp", "Running", 1, 1, 1, 1);
        assertThat(Readiness.lacks(snapshot.state(), Goal.READY)).isEmpty();
        snapshot.rollout("cp", "Running", 1, 1, 0, 1);
        assertThat(texts(Readiness.lacks(snapshot.state(), Goal.READY)))
                .containsExactly("pool cp: RollingOut, 1 of 1 ready: 0 up to date");
    }

    private static List<String> texts(List<Lack> lacks) {
        return lacks.stream().map(Lack::text).toList();
    }
}
