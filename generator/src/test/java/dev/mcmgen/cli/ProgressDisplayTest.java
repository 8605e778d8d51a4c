package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mcmgen.rancher.progress.ClusterName;
import dev.mcmgen.rancher.progress.Goal;
import dev.mcmgen.rancher.progress.Origin;
import dev.mcmgen.rancher.progress.Outcome;
import dev.mcmgen.rancher.progress.Played;
import dev.mcmgen.rancher.progress.ProgressListener;
import dev.mcmgen.rancher.progress.Snapshot;
import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.GoYaml;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same play, shown in each way. */
class ProgressDisplayTest {

    private static final String WAITS = "waiting for viable init node";

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Played rancher = new Played(SERVER);

    @BeforeEach
    void play() {
        Snapshot waits = Snapshot.ready().work("Unknown", "Waiting", WAITS);
        rancher.surroundings(Snapshot.ready());
        rancher.answers(
                Played.CLUSTER, Played.ok(waits), Played.status(403), Played.ok(waits), Played.ok(Snapshot.ready()));
        rancher.answers(
                Played.LOG,
                Played.log("17:00:01 [INFO ] " + WAITS),
                Played.log("17:00:01 [INFO ] " + WAITS, "17:00:02 [INFO ] something else"));
    }

    private Outcome watch(ProgressListener display) {
        return rancher.waiting(display).until(Goal.READY, Origin.CREATED, Duration.ofMinutes(1));
    }

    private PrintStream stream() {
        return new PrintStream(out, true, UTF_8);
    }

    private String shown() {
        return out.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void aLineForEachChange() {
        watch(new ChangeLines(stream()));
        assertThat(shown()).isEqualTo("""
                2026-11-22T17:00:00Z prod: Updating: waiting for viable init node
                2026-11-22T17:00:00Z prod control plane: Reconciled
                2026-11-22T17:00:00Z prod pool cp: Running, 1 of 1 ready
                2026-11-22T17:00:00Z prod machine prod-cp-1: Running
                2026-11-22T17:00:02Z prod: this user may not see the cluster prod; trying again
                2026-11-22T17:00:04Z prod: can be seen again
                2026-11-22T17:00:04Z prod log: 17:00:02 [INFO ] something else
                2026-11-22T17:00:06Z prod: Active
                """);
    }

    @Test
    void eventsForPrograms() {
        watch(new EventLines(stream()));
        assertThat(shown()).isEqualTo("""
                {"apiVersion":"mcmgen/progress/v1","event":"state","time":"2026-11-22T17:00:00Z","namespace":"fleet-default","name":"prod","kind":"cluster","object":"prod","pool":null,"count":"","state":"Updating","health":"working","reason":"Waiting","message":"waiting for viable init node","since":"2026-11-22T17:00:00Z","gone":false}
                {"apiVersion":"mcmgen/progress/v1","event":"state","time":"2026-11-22T17:00:00Z","namespace":"fleet-default","name":"prod","kind":"control-plane","object":"","pool":null,"count":"","state":"Reconciled","health":"good","reason":"","message":"","since":"2026-11-22T17:00:00Z","gone":false}
                {"apiVersion":"mcmgen/progress/v1","event":"state","time":"2026-11-22T17:00:00Z","namespace":"fleet-default","name":"prod","kind":"pool","object":"cp","pool":"cp","count":"1 of 1 ready","state":"Running","health":"good","reason":"","message":"","since":"2026-11-22T17:00:00Z","gone":false}
                {"apiVersion":"mcmgen/progress/v1","event":"state","time":"2026-11-22T17:00:00Z","namespace":"fleet-default","name":"prod","kind":"machine","object":"prod-cp-1","pool":"cp","count":"","state":"Running","health":"good","reason":"","message":"","since":"2026-11-22T17:00:00Z","gone":false}
                {"apiVersion":"mcmgen/progress/v1","event":"log","time":"2026-11-22T17:00:00Z","namespace":"fleet-default","name":"prod","line":"17:00:01 [INFO ] waiting for viable init node"}
                {"apiVersion":"mcmgen/progress/v1","event":"disturbed","time":"2026-11-22T17:00:02Z","namespace":"fleet-default","name":"prod","message":"this user may not see the cluster prod"}
                {"apiVersion":"mcmgen/progress/v1","event":"recovered","time":"2026-11-22T17:00:04Z","namespace":"fleet-default","name":"prod"}
                {"apiVersion":"mcmgen/progress/v1","event":"log","time":"2026-11-22T17:00:04Z","namespace":"fleet-default","name":"prod","line":"17:00:02 [INFO ] something else"}
                {"apiVersion":"mcmgen/progress/v1","event":"state","time":"2026-11-22T17:00:06Z","namespace":"fleet-default","name":"prod","kind":"cluster","object":"prod","pool":null,"count":"","state":"Active","health":"good","reason":"","message":"","since":"2026-11-22T17:00:00Z","gone":false}
                {"apiVersion":"mcmgen/progress/v1","event":"ready","time":"2026-11-22T17:00:08Z","namespace":"fleet-default","name":"prod","awaitsNodes":false,"seconds":8}
                """);
        fitTheSchema();
    }

    @Test
    void theLastLineOfWhatGoesWrongSaysWhy() {
        rancher.answers(Played.CLUSTER, Played.ok(Snapshot.ready().work("False", "Error", "no vCenter")));
        watch(new EventLines(stream()));
        assertThat(shown().lines().reduce((first, second) -> second).orElseThrow())
                .contains(
                        "\"event\":\"timed-out\"",
                        "\"goal\":\"ready\",\"seconds\":60",
                        "\"reasons\":[\"Provisioned, Updated and Ready are False (Error): no vCenter\"]",
                        "\"log\":[\"17:00:01 [INFO ] ");
        fitTheSchema();
    }

    private void fitTheSchema() {
        SchemaCheck check = SchemaCheck.against("progress-event", "x");
        shown().lines()
                .forEach(line -> assertThat(check.check(GoYaml.readAll("line", line.getBytes(UTF_8))
                                .get(0)
                                .root()
                                .orElseThrow()))
                        .isEmpty());
    }

    @Test
    void aTreeIsDrawnOverItself() {
        watch(new LiveTree(stream(), false, () -> 24));
        String up = "\r\u001b[4A\u001b[J";
        String[] drawings = shown().split("\\r", -1);
        assertThat(drawings[0]).isEqualTo("\u001b[?7l" + """
                prod v1.31.1+rke2r1  Updating               0s  waiting for viable init node
                  control plane      Reconciled             0s
                  pool cp            Running, 1 of 1 ready  0s
                    prod-cp-1        Running                0s
                """ + "\u001b[?7h");
        assertThat(shown())
                .contains(up + "prod: 17:00:01 [INFO ] waiting for viable init node\n\u001b[?7lprod v1.31.1")
                .contains(up + "prod: this user may not see the cluster prod; trying again\n")
                .contains("prod v1.31.1+rke2r1  Active                 6s\n");
        // Each drawing but the first one begins by taking away all lines of the one before.
        assertThat(List.of(drawings).subList(1, drawings.length))
                .allMatch(text -> text.startsWith("\u001b[4A\u001b[J"));
    }

    @Test
    void theTerminalDecidesAboutTheWay() {
        assertThat(ProgressDisplay.of(console(true, Map.of("TERM", "xterm")), false, false))
                .isInstanceOf(LiveTree.class);
        assertThat(ProgressDisplay.of(console(true, Map.of("TERM", "xterm")), false, true))
                .isInstanceOf(ChangeLines.class);
        assertThat(ProgressDisplay.of(console(true, Map.of("TERM", "dumb")), false, false))
                .isInstanceOf(ChangeLines.class);
        assertThat(ProgressDisplay.of(console(false, Map.of()), false, false)).isInstanceOf(ChangeLines.class);
        assertThat(ProgressDisplay.of(console(true, Map.of()), true, false)).isInstanceOf(EventLines.class);
    }

    private Console console(boolean terminal, Map<String, String> environment) {
        return new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                stream(),
                terminal,
                terminal,
                environment,
                ColorMode.NEVER);
    }

    @Test
    void whatIsSaidAtTheEnd() {
        WaitEnd end = new WaitEnd(console(false, Map.of()));
        ClusterName prod = new ClusterName("fleet-default", "prod");
        Duration half = Duration.ofMinutes(30);
        assertThat(end.tell(prod, new Outcome.Reached(Snapshot.ready().state(), Goal.READY, half)))
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(end.tell(prod, new Outcome.Reached(Snapshot.ready().state(), Goal.CREATED, half)))
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(end.tell(prod, new Outcome.Reached(Snapshot.custom().state(), Goal.READY, half)))
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(end.tell(prod, new Outcome.Failed(List.of("Ready is False: a", "pool cp: b"), List.of("1 c"))))
                .isEqualTo(ExitCode.RANCHER);
        assertThat(end.tell(prod, new Outcome.TimedOut(Goal.READY, half, List.of("Ready is Unknown"), List.of())))
                .isEqualTo(ExitCode.TIMEOUT);
        assertThat(end.tell(prod, new Outcome.Lost("it did not answer", "try again later")))
                .isEqualTo(ExitCode.RANCHER);
        assertThat(end.tell(prod, new Outcome.Interrupted())).isEqualTo(ExitCode.TIMEOUT);
        assertThat(shown()).isEqualTo("""
                prod is ready (30m)
                prod is created (30m)
                prod is created (30m); its nodes must be registered
                hint: mcmgen status prod --registration prints the commands for that
                error: prod failed: Ready is False: a
                  pool cp: b
                Rancher's last notes:
                  1 c
                hint: mcmgen status prod shows where it stands
                error: prod is not ready after 30m: Ready is Unknown
                hint: Rancher goes on with it; mcmgen status prod shows how far it is
                error: prod cannot be waited for: it did not answer
                hint: try again later
                hint: nobody waits for prod any longer; Rancher goes on with it
                """);
    }

    @Test
    void controlCSaysHowToGoOn() {
        try (Interruption interruption = Interruption.ofWaiting(console(true, Map.of()), List.of("a", "b"))) {
            interruption.tell();
        }
        assertThat(shown()).isEqualTo("""

                hint: what was pushed stays, and Rancher goes on with a, b
                hint: mcmgen status a shows how far it is; the same push with --wait waits on
                """);
    }
}
