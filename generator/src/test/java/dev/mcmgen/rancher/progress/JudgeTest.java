package dev.mcmgen.rancher.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rancher.progress.Judge.Judgement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks after each other tell: each a second and a snapshot, and the verdict. */
class JudgeTest {

    private static final Instant START = Instant.parse("2026-11-22T17:00:00Z");

    private record Look(long second, Snapshot snapshot) {}

    private static Look at(long second, Snapshot snapshot) {
        return new Look(second, snapshot);
    }

    /** One word for each look. */
    private static List<String> verdicts(Goal goal, Origin origin, Look... looks) {
        List<String> words = new ArrayList<>();
        Judge judge = Judge.of(goal, origin);
        for (Look look : looks) {
            Judgement judgement = judge.judge(look.snapshot().state(), START.plusSeconds(look.second()));
            judge = judgement.next();
            words.add(word(judgement.verdict()));
        }
        return words;
    }

    private static String word(Verdict verdict) {
        if (verdict instanceof Verdict.UnderWay way) {
            return way.failingSince().isPresent() ? "failing" : way.lacks().isEmpty() ? "settling" : "under way";
        }
        return verdict instanceof Verdict.Reached ? "reached" : "failed";
    }

    private static Snapshot waits() {
        return Snapshot.ready().work("Unknown", "Waiting", "waiting for probes").plane(1, 1, "Unknown", "True");
    }

    private static Snapshot fails() {
        return Snapshot.ready().work("False", "Error", "no vCenter").plane(1, 1, "False", "True");
    }

    @Test
    void aNewClusterIsReadyAtTheSecondLook() {
        assertThat(verdicts(
                        Goal.READY,
                        Origin.CREATED,
                        at(0, Snapshot.pools("cp:1")),
                        at(2, waits()),
                        at(4, Snapshot.ready()),
                        at(6, Snapshot.ready())))
                .containsExactly("under way", "under way", "settling", "reached");
    }

    @Test
    void conditionsOfBeforeAnUpdateAreNotBelieved() {
        assertThat(verdicts(
                        Goal.READY,
                        Origin.CHANGED,
                        at(0, Snapshot.ready().generation(2, 1)),
                        at(2, Snapshot.ready().generation(2, 2)),
                        at(4, Snapshot.ready().generation(2, 2)),
                        at(6, waits().generation(2, 2)),
                        at(60, Snapshot.ready().generation(2, 2).plane(2, 2, "True", "True")),
                        at(62, Snapshot.ready().generation(2, 2).plane(2, 2, "True", "True"))))
                .containsExactly("under way", "settling", "settling", "under way", "settling", "reached");
    }

    @Test
    void aChangeThatChangesNothingOnTheNodesIsBelievedAfterAWhile() {
        assertThat(verdicts(
                        Goal.READY,
                        Origin.CHANGED,
                        at(0, Snapshot.ready()),
                        at(5, Snapshot.ready()),
                        at(14, Snapshot.ready()),
                        at(15, Snapshot.ready())))
                .containsExactly("settling", "settling", "settling", "reached");
    }

    @Test
    void whatWasNotChangedIsBelievedAtOnce() {
        assertThat(verdicts(Goal.READY, Origin.UNCHANGED, at(0, Snapshot.ready())))
                .containsExactly("reached");
    }

    @Test
    void withoutItsControlPlaneItMustSaySoThreeTimes() {
        Snapshot hidden = Snapshot.ready().planeHidden().machinesHidden(3);
        assertThat(verdicts(
                        Goal.READY,
                        Origin.CHANGED,
                        at(0, waits().planeHidden().machinesHidden(3)),
                        at(2, hidden),
                        at(4, hidden),
                        at(6, hidden)))
                .containsExactly("under way", "settling", "settling", "reached");
    }

    @Test
    void whatChangesAgainIsNotSteady() {
        Snapshot other = Snapshot.ready().condition("Ready", "True", "", "another");
        assertThat(verdicts(
                        Goal.READY,
                        Origin.CREATED,
                        at(0, waits()),
                        at(2, Snapshot.ready()),
                        at(4, other),
                        at(6, other)))
                .containsExactly("under way", "settling", "settling", "reached");
    }

    @Test
    void falseForLessThanTwoMinutesIsNoFailure() {
        assertThat(verdicts(
                        Goal.READY,
                        Origin.CREATED,
                        at(0, waits()),
                        at(10, fails()),
                        at(100, fails()),
                        at(129, fails()),
                        at(131, waits()),
                        at(140, fails()),
                        at(259, fails()),
                        at(260, fails())))
                .containsExactly(
                        "under way", "failing", "failing", "failing", "under way", "failing", "failing", "failed");
    }

    @Test
    void theClockIsOursAndNotThatOfTheConditions() {
        // Snapshots say that everything is from the very start.
        assertThat(verdicts(Goal.READY, Origin.CREATED, at(3600, fails()), at(3719, fails()), at(3720, fails())))
                .containsExactly("failing", "failing", "failed");
    }

    @Test
    void whatCannotBeMadeFailsForThoseWhoOnlyWaitUntilItIsCreated() {
        Snapshot broken = Snapshot.pools("cp:1").condition("RKECluster", "False", "Error", "failed to create prod-cp");
        assertThat(verdicts(Goal.CREATED, Origin.CREATED, at(0, broken), at(119, broken), at(120, broken)))
                .containsExactly("failing", "failing", "failed");
        assertThat(verdicts(Goal.CREATED, Origin.CREATED, at(0, fails()))).containsExactly("reached");
    }

    @Test
    void whatIsDeletedWillNeverBeReady() {
        assertThat(verdicts(Goal.READY, Origin.CHANGED, at(0, Snapshot.ready().deleted())))
                .containsExactly("failed");
    }

    @Test
    void existingNodesAreNotWaitedForBeforeTheyAreRegistered() {
        ClusterState without = Snapshot.custom().state();
        Judge judge = Judge.of(Goal.READY, Origin.CREATED);
        assertThat(word(judge.judge(without, START).verdict())).isEqualTo("under way");
        assertThat(word(judge.judge(without.withToken(), START).verdict())).isEqualTo("reached");
        assertThat(without.withToken().isReady()).isFalse();
    }
}
