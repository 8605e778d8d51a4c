package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** render of a spec that is in order, and whose objects would break: refused, unless somebody answers for it. */
class RefusedRenderTest {

    private static final String RULE = "component/unknown-argument";
    private static final String WAIVER =
            " # mcmgen: waive " + RULE + " reason=\"a patched kubelet\" owner=\"ops\" expires=%s";

    /** Overrides are not judged by the planner. */
    private static final String CLUSTER = """
            apiVersion: mcmgen/v1
            kind: ClusterSpec
            metadata: {name: prod-01}
            spec:
              kubernetesVersion: v1.30.4+rke2r1
              nodeOS: rocky-9
              infrastructure: {custom: {}}
              overrides:
                spec:
                  rkeConfig:
                    machineGlobalConfig:
                      kubelet-arg: [no-such-flag=1]
            """;

    private static final String NODES = """
            apiVersion: mcmgen/v1
            kind: ClusterSpec
            metadata: {name: prod-01}
            spec:
              kubernetesVersion: v1.30.4+rke2r1
              nodeOS: rocky-9
              infrastructure: {standalone: {}}
              args: {kubelet: [no-such-flag=1]}
            """;

    private static final String FLEET = """
            apiVersion: mcmgen/v1
            kind: Fleet
            defaults:
              spec:
                kubernetesVersion: v1.30.4+rke2r1
                infrastructure: {custom: {}}
                args: {kubelet: [no-such-flag=1]}
            clusters:
              - metadata: {name: one}
              - metadata: {name: two}
            """;

    private record Run(ExitCode exitCode, String out, String err) {}

    @TempDir
    private Path folder;

    static Stream<Arguments> specs() {
        String args = "  args: {kubelet: [no-such-flag=1]}";
        String ofRole = NODES.replace(
                args, "  args: {kubelet: [v=2]}\n  roles: {worker: {args: {kubelet: [v=3, no-such-flag=1]}}}");
        String ofPool = NODES.replace("standalone: {}", "machineConfig: {kind: OtherConfig}")
                .replace(args, "  pools: [{name: a, roles: [etcd, controlplane, worker], %s}]".formatted(args.strip()));
        return Stream.of(
                Arguments.of(CLUSTER, "12:25"),
                Arguments.of(NODES, "8:20"),
                Arguments.of(ofRole, "9:42"),
                Arguments.of(ofPool, "8:75"));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void nothingIsWrittenAndTheErrorStandsAtItsPlace(String text, String place) throws IOException {
        String spec = write("spec.yaml", text);
        String error = "spec.yaml:" + place + ": error[" + RULE
                + "] kubelet will not start: it has no flag no-such-flag" + " in Kubernetes 1.30 (remove it)\n";
        for (List<String> options : List.of(
                List.of("--out-dir", out()),
                List.of("--out-dir", out(), "--layout", "split"),
                List.of("--out-dir", out(), "--check"))) {
            Run run = run(Stream.concat(Stream.of("render", spec), options.stream()));

            assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(error).endsWith("1 error\n").doesNotContain("warning[");
            assertThat(folder.resolve("out")).doesNotExist();
        }
        assertThat(run(Stream.of("validate", spec)).out()).contains("spec.yaml:" + place + ": error[" + RULE + "]");
    }

    @Test
    void theStreamIsRefusedToo() throws IOException {
        Run run = run(Stream.of("render", write("spec.yaml", CLUSTER)));
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anErrorOfOneClusterOfAFleetIsToldOnce() throws IOException {
        String spec = write("fleet.yaml", FLEET);

        Run run = run(Stream.of("render", spec));

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains("error[" + RULE + "]").endsWith("1 error\n");
    }

    @Test
    void aWaiverInACommentIsRespectedUntilItExpires() throws IOException {
        String waived = CLUSTER.stripTrailing() + WAIVER;
        Run good = run(Stream.of("render", write("spec.yaml", waived.formatted("2099-01-01") + "\n")));
        assertThat(good.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(good.out()).contains("kubelet-arg:\n");

        Run expired = run(Stream.of("render", write("spec.yaml", waived.formatted("2020-01-01") + "\n")));
        assertThat(expired.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(expired.err()).contains("error[" + RULE + "]").endsWith("1 error\n");
    }

    @Test
    void aWaiverInAFileIsRespected() throws IOException {
        String spec = write("spec.yaml", CLUSTER);
        String waivers = write("waivers.yaml", """
                apiVersion: mcmgen/waivers/v1
                waivers:
                  - {rule: component/unknown-argument, reason: a patched kubelet, owner: ops, expires: 2099-01-01}
                """);
        Run run = run(Stream.of("render", spec, "--waivers", waivers));
        assertThat(run.err()).doesNotContain("error");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
    }

    @Test
    void whatIsNoErrorIsLeftToValidate() throws IOException {
        String overrides = CLUSTER.substring(CLUSTER.indexOf("  overrides:"));
        String spec = write(
                "spec.yaml",
                CLUSTER.replace(overrides, "  kubeProxy: {mode: ipvs, ipvs: {scheduler: lc, tcpTimeout: 120s}}\n"));
        Run run = run(Stream.of("render", spec));
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.err())
                .doesNotContain("ipvs/idle-timeout")
                .endsWith("hint: mcmgen validate shows one finding more\n");
        assertThat(run(Stream.of("validate", spec)).out()).contains("warning[ipvs/idle-timeout]");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private static Run run(Stream<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                Map.of(),
                ColorMode.AUTO);
        ExitCode exitCode = new Cli(Verbs.all()).run(arguments.toList(), console);
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
