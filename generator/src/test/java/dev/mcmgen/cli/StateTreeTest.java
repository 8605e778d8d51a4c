package dev.mcmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rancher.progress.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see of a cluster. */
class StateTreeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T17:05:00Z");

    private static String tree(Snapshot snapshot) {
        return String.join("\n", StateTree.lines(StateRow.of(snapshot.state(), NOW), false)) + "\n";
    }

    @Test
    void aClusterThatIsBeingMade() {
        Snapshot snapshot = Snapshot.pools("cp:2", "worker:1")
                .work("Unknown", "Waiting", "waiting for viable init node")
                .plane(1, 1, "Unknown", "Unknown")
                .rollout("cp", "ScalingUp", 2, 1, 1, 0)
                .machine("cp", "prod-cp-abcde-1", "Provisioning")
                .machineCondition("prod-cp-abcde-1", "InfrastructureReady", "False", "creating server\n[x]");
        assertThat(tree(snapshot)).isEqualTo("""
                prod v1.31.1+rke2r1  Provisioning             5m  waiting for viable init node
                  control plane      Unknown                  5m
                  pool cp            ScalingUp, 0 of 2 ready  5m
                    prod-cp-abcde-1  Provisioning             5m  creating server; [x]
                  pool worker        Waiting                      Rancher has not begun with it
                """);
    }

    @Test
    void aReadyCluster() {
        assertThat(tree(Snapshot.ready())).isEqualTo("""
                prod v1.31.1+rke2r1  Active                 5m
                  control plane      Reconciled             5m
                  pool cp            Running, 1 of 1 ready  5m
                    prod-cp-1        Running                5m
                """);
    }

    @Test
    void aClusterWhoseObjectsCannotBeMade() {
        Snapshot snapshot = Snapshot.pools("cp:1")
                .condition("RKECluster", "False", "Error", "failed to create prod-cp")
                .condition("Ready", "False", "Error", "no agent");
        assertThat(tree(snapshot)).isEqualTo("""
                prod v1.31.1+rke2r1  Error    5m  failed to create prod-cp
                  condition Ready    False    5m  no agent
                  pool cp            Waiting      Rancher has not begun with it
                """);
    }

    @Test
    void aClusterOfExistingNodesForAStandardUser() {
        Snapshot snapshot = Snapshot.custom()
                .work("Unknown", "Waiting", "waiting for probes")
                .plane(1, 1, "Unknown", "True")
                .machinesHidden(1);
        assertThat(tree(snapshot)).isEqualTo("""
                prod v1.31.1+rke2r1  Provisioning  5m  waiting for probes
                  control plane      Unknown       5m
                  machines                             this user may not see them, Rancher counts 1 node
                """);
        assertThat(tree(Snapshot.custom().machinesHidden(0)))
                .startsWith("prod v1.31.1+rke2r1  Provisioning  5m  its registration token is not there yet\n");
    }

    @Test
    void poolsForAStandardUser() {
        assertThat(tree(Snapshot.ready().machinesHidden(3))).isEqualTo("""
                prod v1.31.1+rke2r1  Active      5m
                  control plane      Reconciled  5m
                  pool cp            1 wanted
                  machines                           this user may not see them, Rancher counts 3 nodes
                """);
    }

    @Test
    void aClusterOnItsWayOut() {
        Snapshot snapshot = Snapshot.ready().deleted().machine("cp", "prod-cp-1", "Deleting");
        assertThat(tree(snapshot)).startsWith("prod v1.31.1+rke2r1  Removing ");
    }

    @Test
    void coloursAreNotCounted() {
        List<String> lines = StateTree.lines(StateRow.of(Snapshot.pools("cp:1").state(), NOW), true);
        assertThat(lines.get(0))
                .startsWith("\u001b[1mprod v1.31.1+rke2r1\u001b[0m  \u001b[1;33mProvisioning\u001b[0m  ");
    }

    @Test
    void whatRancherSaysCannotMoveTheCursor() {
        Snapshot snapshot = Snapshot.ready().work("Unknown", "Waiting", "a\u001b[2Jb\r\nc");
        assertThat(tree(snapshot)).contains("a\uFFFD[2Jb; c").doesNotContain("\u001b");
    }

    @Test
    void whereThereIsLittleRoomWhatIsWellIsLeftOut() {
        Snapshot snapshot = Snapshot.ready();
        for (int i = 2; i < 40; i++) {
            snapshot.machine("cp", "prod-cp-" + i, i == 20 ? "Provisioning" : "Running");
        }
        List<StateRow> rows = StateRow.of(snapshot.state(), NOW);
        assertThat(StateTree.fitting(rows, 100)).isEqualTo(rows);
        assertThat(labels(StateTree.fitting(rows, 10)))
                .containsExactly(
                        "prod v1.31.1+rke2r1",
                        "control plane",
                        "pool cp",
                        "… 19 more, all well",
                        "prod-cp-20",
                        "… 19 more, all well");
        assertThat(labels(StateTree.fitting(rows, 3)))
                .containsExactly("prod v1.31.1+rke2r1", "control plane", "… 4 more lines");
    }

    private static List<String> labels(List<StateRow> rows) {
        List<String> labels = new ArrayList<>();
        rows.forEach(row -> labels.add(row.label()));
        return labels;
    }

    @ParameterizedTest
    @CsvSource({"-3, 0s", "0, 0s", "119, 119s", "120, 2m", "10799, 179m", "10800, 3h", "172799, 47h", "172800, 2d"})
    void ages(long seconds, String age) {
        assertThat(Ages.of(java.time.Duration.ofSeconds(seconds))).isEqualTo(age);
    }
}
