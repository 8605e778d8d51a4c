package dev.mcmgen.rancher.progress;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.mcmgen.rancher.progress.Played.away;
import static dev.mcmgen.rancher.progress.Played.log;
import static dev.mcmgen.rancher.progress.Played.ok;
import static dev.mcmgen.rancher.progress.Played.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mcmgen.rancher.Pause;
import dev.mcmgen.rancher.RancherException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for clusters of a Rancher that answers as Ranchers do: rows 12 and 36 of rancher-api.md §7, and what goes wrong. */
class WaitingTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Played rancher = new Played(SERVER);
    private final List<String> told = new ArrayList<>();

    private Outcome until(Goal goal, Origin origin, Duration timeout) {
        return new Waiting(rancher.reader(), rancher.clock, rancher.pause, this::tell).until(goal, origin, timeout);
    }

    private Outcome untilReady() {
        return until(Goal.READY, Origin.CREATED, Duration.ofMinutes(30));
    }

    /** Without times: a word, and what is new. */
    private void tell(ProgressEvent event) {
        if (event instanceof ProgressEvent.Looked looked) {
            looked.changes().stream()
                    .filter(change -> change.part().kind() == Part.Kind.CLUSTER)
                    .forEach(change -> told.add(change.part().standing().state()));
        } else if (event instanceof ProgressEvent.Logged logged) {
            told.add("log " + logged.line());
        } else if (event instanceof ProgressEvent.Disturbed disturbed) {
            told.add("disturbed: " + disturbed.message());
        } else if (event instanceof ProgressEvent.Ended ended) {
            told.add("ended: " + ended.outcome().word());
        } else {
            told.add("recovered");
        }
    }

    private static Snapshot waits() {
        return Snapshot.ready().work("Unknown", "Waiting", "waiting for viable init node");
    }

    private static Snapshot fails() {
        return Snapshot.ready().work("False", "Error", "no vCenter");
    }

    @Test
    void aNewClusterOfAStandardUserIsFirstNotToBeSeen() {
        rancher.surroundings(Snapshot.ready());
        rancher.answers(Played.CLUSTER, status(403), status(403), ok(waits()), ok(Snapshot.ready()));

        assertThat(untilReady()).isInstanceOf(Outcome.Reached.class);
        assertThat(told)
                .containsExactly(
                        "disturbed: this user may not see the cluster prod",
                        "recovered",
                        "Updating",
                        "Active",
                        "ended: ready");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void whoIsNeverLetInWaitsTwoMinutes(int refusal) {
        rancher.answers(Played.CLUSTER, status(refusal));
        assertThat(untilReady()).isInstanceOf(Outcome.Lost.class);
        assertThat(Duration.between(java.time.Instant.parse(Snapshot.AT), rancher.clock.instant()))
                .isBetween(Duration.ofSeconds(120), Duration.ofSeconds(130));
        assertThat(told).hasSize(2).last().isEqualTo("ended: lost");
    }

    @Test
    void aRestartOfRancherPasses() {
        rancher.surroundings(Snapshot.ready());
        // The connection asks five times by itself.
        rancher.answers(
                Played.CLUSTER,
                ok(waits()),
                away(),
                away(),
                away(),
                away(),
                away(),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                ok("<html>not an object</html>"),
                ok(Snapshot.ready()));
        assertThat(untilReady()).isInstanceOf(Outcome.Reached.class);
        assertThat(told)
                .containsSubsequence("Updating", "recovered", "Active", "ended: ready")
                .anyMatch(line -> line.startsWith("disturbed: Rancher refused"));
    }

    @Test
    void aRancherThatStaysAwayIsLost() {
        rancher.answers(Played.CLUSTER, away());
        assertThat(untilReady()).isInstanceOf(Outcome.Lost.class);
        assertThat(Duration.between(java.time.Instant.parse(Snapshot.AT), rancher.clock.instant()))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
    }

    @Test
    void aClusterThatSomebodyDeletesIsGone() {
        rancher.surroundings(Snapshot.ready());
        rancher.answers(Played.CLUSTER, ok(waits()), status(404));
        assertThat(untilReady())
                .isEqualTo(new Outcome.Failed(List.of("the cluster is gone: somebody deleted it"), List.of()));
    }

    @Test
    void aShortFailurePasses() {
        rancher.surroundings(Snapshot.ready());
        rancher.answers(Played.CLUSTER, ok(waits()), ok(fails()), ok(fails()), ok(waits()), ok(Snapshot.ready()));
        assertThat(untilReady()).isInstanceOf(Outcome.Reached.class);
        assertThat(told).containsExactly("Updating", "Error", "Updating", "Active", "ended: ready");
    }

    @Test
    void aFailureCarriesItsReasonsAndTheEndOfTheLog() {
        rancher.surroundings(Snapshot.ready());
        rancher.answers(Played.CLUSTER, ok(fails()));
        rancher.answers(Played.LOG, log("1 [INFO ] a", "2 [ERROR] no vCenter"));
        assertThat(untilReady())
                .isEqualTo(new Outcome.Failed(
                        List.of("Provisioned, Updated and Ready are False (Error): no vCenter"),
                        List.of("1 [INFO ] a", "2 [ERROR] no vCenter")));
        assertThat(told).containsExactly("Error", "log 1 [INFO ] a", "log 2 [ERROR] no vCenter", "ended: failed");
    }

    @Test
    void onlyNewLinesOfTheLogAreTold() {
        rancher.surroundings(Snapshot.ready());
        rancher.answers(Played.CLUSTER, ok(waits()), ok(waits()), ok(waits()), ok(waits()), ok(Snapshot.ready()));
        rancher.answers(
                Played.LOG,
                status(404),
                log("1 a"),
                log("1 a", "2 b"),
                aResponse().withStatus(500),
                log("2 b", "3 c"),
                log("9 x"));
        assertThat(untilReady()).isInstanceOf(Outcome.Reached.class);
        assertThat(told)
                .containsExactly("Updating", "log 1 a", "log 2 b", "Active", "log 3 c", "log 9 x", "ended: ready");
    }

    @Test
    void whatTheLogSaidBeforeAChangeIsNoNews() {
        rancher.surroundings(Snapshot.ready());
        rancher.answers(Played.CLUSTER, ok(waits()), ok(waits()), ok(Snapshot.ready()));
        rancher.answers(Played.LOG, log("1 old", "2 old"), log("1 old", "2 old", "3 new"));
        until(Goal.READY, Origin.CHANGED, Duration.ofMinutes(1));
        assertThat(told).contains("log 3 new").doesNotContain("log 1 old", "log 2 old");
    }

    @Test
    void whatIsRefusedAFewTimesIsNotAskedForAgain() {
        rancher.surroundings(Snapshot.ready());
        rancher.answers(Played.CLUSTER, ok(waits()));
        rancher.answers(Played.LOG, status(403));
        rancher.answers(Played.CAPI + "v1beta2/namespaces/fleet-default/machines", status(403));
        rancher.answers(Played.V3, ok("{\"state\": \"updating\", \"info\": {\"nodeCount\": 3}}"));
        assertThat(until(Goal.READY, Origin.CREATED, Duration.ofMinutes(1))).isInstanceOf(Outcome.TimedOut.class);
        SERVER.verify(5, getRequestedFor(urlPathEqualTo(Played.LOG)));
        SERVER.verify(5, getRequestedFor(urlPathEqualTo(Played.CAPI + "v1beta2/namespaces/fleet-default/machines")));
    }

    @Test
    void anOlderClusterApiIsFound() {
        rancher.surroundings(Snapshot.ready());
        Snapshot old = Snapshot.ready().layout(Snapshot.Layout.V1BETA1).rollout("cp", "Running", 1, 1, 1, 1);
        rancher.answers(Played.CAPI + "v1beta2", status(404));
        rancher.answers(Played.CAPI + "v1beta1", ok("{}"));
        rancher.answers(Played.CAPI + "v1beta1/namespaces/fleet-default/machinedeployments", ok(old.rolloutsJson()));
        rancher.answers(Played.CAPI + "v1beta1/namespaces/fleet-default/machines", ok(old.machinesJson()));
        rancher.answers(Played.CLUSTER, ok(waits()), ok(Snapshot.ready()));
        assertThat(untilReady()).isInstanceOf(Outcome.Reached.class);
    }

    @Test
    void timeRunsOutWithWhatWasMissing() {
        rancher.surroundings(Snapshot.ready());
        rancher.answers(Played.CLUSTER, ok(waits()));
        Outcome outcome = until(Goal.READY, Origin.CREATED, Duration.ofSeconds(61));
        assertThat(outcome)
                .isEqualTo(new Outcome.TimedOut(
                        Goal.READY,
                        Duration.ofSeconds(61),
                        List.of("Provisioned, Updated and Ready are Unknown (Waiting): waiting for viable init node"),
                        List.of()));
        assertThat(told).containsExactly("Updating", "ended: timed-out");
    }

    @Test
    void whereNothingHappensItLooksLessOften() {
        rancher.surroundings(Snapshot.ready());
        rancher.answers(Played.CLUSTER, ok(waits()));
        List<Duration> pauses = new ArrayList<>();
        Pause counted = time -> {
            pauses.add(time);
            rancher.pause.of(time);
        };
        new Waiting(rancher.reader(), rancher.clock, counted, ProgressListener.UNHEARD)
                .until(Goal.READY, Origin.CREATED, Duration.ofMinutes(10));
        assertThat(pauses.subList(0, 15)).containsOnly(Duration.ofSeconds(2));
        assertThat(pauses.get(15)).isEqualTo(Duration.ofSeconds(5));
        assertThat(pauses.get(pauses.size() - 1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pauses).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void existingNodesAreWaitedForNoLongerThanForTheToken(Goal goal) {
        rancher.surroundings(Snapshot.custom());
        rancher.answers(Played.CLUSTER, ok(Snapshot.custom()));
        rancher.answers(
                Played.TOKENS,
                Played.tokens(Optional.empty()),
                Played.tokens(Optional.of("")),
                Played.tokens(Optional.of("curl")));
        Outcome outcome = until(goal, Origin.CREATED, Duration.ofMinutes(5));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Reached.class, reached -> {
            assertThat(reached.awaitsNodes()).isTrue();
            assertThat(reached.waited()).isEqualTo(Duration.ofSeconds(4));
        });
        assertThat(told).containsExactly("Provisioning", "Waiting", "ended: " + goal.word());
    }

    @Test
    void aTokenForThisClusterOnlyCannotReadTheRegistration() {
        rancher.surroundings(Snapshot.custom());
        rancher.answers(Played.CLUSTER, ok(Snapshot.custom()));
        rancher.answers(Played.TOKENS, status(401));
        assertThat(until(Goal.CREATED, Origin.CREATED, Duration.ofMinutes(5))).isInstanceOf(Outcome.Reached.class);
    }

    @Test
    void anInterruptEndsIt() {
        rancher.surroundings(Snapshot.ready());
        rancher.answers(Played.CLUSTER, ok(waits()));
        Pause interrupted = time -> {
            Thread.currentThread().interrupt();
            throw new RancherException("interrupted", "");
        };
        Outcome outcome = new Waiting(rancher.reader(), rancher.clock, interrupted, this::tell)
                .until(Goal.READY, Origin.CREATED, Duration.ofMinutes(5));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isEqualTo(new Outcome.Interrupted());
        assertThat(told).last().isEqualTo("ended: interrupted");
    }
}
