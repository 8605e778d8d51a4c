package dev.mcmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mcmgen effective}: forms, options and exit codes. */
class EffectiveVerbTest {

    private static final String CLUSTER = """
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: prod, namespace: fleet-default}
            spec:
              kubernetesVersion: v1.26.10+rke2r2
              rkeConfig:
                machineGlobalConfig:
                  cni: canal
                  write-kubeconfig-mode: '0600'
                  disable-kube-proxy: 'no'
                  profile: null
                machinePools:
                - {name: cp, etcdRole: true, controlPlaneRole: true}
                - {name: e, etcdRole: true}
                - {name: w, workerRole: true}
            """;

    @TempDir
    Path folder;

    private record Run(ExitCode exit, String out, String err) {}

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(CLUSTER.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                Map.of(),
                ColorMode.AUTO);
        ExitCode exit = new Cli(List.of(new EffectiveVerb())).run(List.of(arguments), console);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private static Object at(String text, String pointer) {
        YamlNode root = GoYaml.readAll(YamlText.of("out", text)).get(0).root().orElseThrow();
        return JsonPointer.parse(pointer)
                .resolve(root)
                .orElseThrow(() -> new AssertionError("no " + pointer + " in " + text))
                .toData();
    }

    @Test
    void jsonAndYamlHaveTheFrozenForm() {
        for (String format : List.of("json", "yaml")) {
            Run run = run("effective", "-", "-o", format);
            YamlNode root =
                    GoYaml.readAll(YamlText.of("out", run.out())).get(0).root().orElseThrow();

            assertThat(run.exit()).isEqualTo(ExitCode.SUCCESS);
            assertThat(SchemaCheck.against("effective", "effective").check(root))
                    .isEmpty();
            assertThat(at(run.out(), "/clusters/0/rancher")).isEqualTo("v2.15.0");
            assertThat(at(run.out(), "/clusters/0/groups/0/roles")).isEqualTo(List.of("etcd", "controlplane"));
            assertThat(at(run.out(), "/clusters/0/groups/0/entries/1"))
                    .hasToString("{key=write-kubeconfig-mode, value=0600, fate=dropped, reason=unknown-key, by=rancher,"
                            + " origin={file=<stdin>, line=9, column=7}}");
        }
    }

    @Test
    void theTableShowsWhatIsInForceFirst() {
        assertThat(run("effective", "-").out())
                .containsSubsequence(
                        "prod  v1.26.10+rke2r2, Rancher v2.15.0",
                        "pool cp (etcd, controlplane)",
                        "cni ",
                        "[set by Rancher]",
                        "not in force:",
                        "write-kubeconfig-mode",
                        "[dropped: not in this release's argument list] <stdin>:9:7",
                        "files:",
                        "pool w (worker)");
    }

    @Test
    void oneNodesFile() {
        Run run = run("effective", "-", "--node", "w");

        assertThat(at(run.out(), "/token")).isEqualTo("<agent-token>");
        assertThat(run.out()).doesNotContain("cni");
    }

    @Test
    void otherReleasesAndFirstServers() {
        Run run = run(
                "effective",
                "-",
                "-o",
                "json",
                "--kubernetes",
                "v1.33.5+rke2r1",
                "--rancher",
                "v2.12.0",
                "--init-node",
                "e");

        assertThat(at(run.out(), "/clusters/0/kubernetesVersion")).isEqualTo("v1.33.5+rke2r1");
        assertThat(at(run.out(), "/clusters/0/rancher")).isEqualTo("v2.12.0");
        assertThat(at(run.out(), "/clusters/0/groups/0/config/write-kubeconfig-mode"))
                .isEqualTo("0600");
        assertThat(at(run.out(), "/clusters/0/groups/0/config/server")).isEqualTo("https://<server>:9345");
    }

    @Test
    void foldersAreSearchedAndObjectsOfOtherFilesFound() throws IOException {
        String files =
                "    machineSelectorFiles: [{fileSources: [{configMap: {name: m, items: [{key: k, path: /m}]}}]}]\n";
        file("a/cluster.yaml", CLUSTER + files);
        file(
                "b/map.yml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: fleet-default, annotations:"
                        + " {rke.cattle.io/object-authorized-for-clusters: prod}}\ndata: {k: found}\n");
        file("b/notes.txt", "not: [yaml");

        Run run = run("effective", folder.toString(), "-o", "json");

        assertThat(run.exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(at(run.out(), "/clusters/0/error")).hasToString("null");
        assertThat(run.out()).contains("\"content\": \"found\"");
    }

    @Test
    void aSpecIsRenderedFirst() throws IOException {
        String spec = file("spec.yaml", """
                apiVersion: mcmgen/v1
                kind: ClusterSpec
                metadata: {name: prod-01}
                spec:
                  kubernetesVersion: v1.26.10+rke2r2
                  rancher: {version: v2.8.5}
                  nodeOS: rocky-9
                  infrastructure: {custom: {}}
                """);
        Run run = run("effective", spec, "-o", "json");

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(at(run.out(), "/clusters/0/name")).isEqualTo("prod-01");
        assertThat(at(run.out(), "/clusters/0/rancher")).isEqualTo("v2.8.5");
        assertThat(run.out()).doesNotContain("\"fate\": \"dropped\",\n            \"reason\": \"unknown-key\"");
    }

    @Test
    void keysOfASpecStandWhereTheSpecSaysThem() throws IOException {
        String spec = file("spec.yaml", """
                apiVersion: mcmgen/v1
                kind: ClusterSpec
                metadata: {name: prod-01}
                spec:
                  kubernetesVersion: v1.31.1+rke2r1
                  nodeOS: rocky-9
                  hardening:
                    selinux: true
                  infrastructure: {standalone: {serverAddress: rke2.example.org}}
                """);
        Run run = run("effective", spec);

        assertThat(run.out())
                .containsPattern("rke2/agent/config.yaml  v1.31.1.rke2r1")
                .containsPattern("selinux +true  .*spec.yaml:8:14\n")
                .containsPattern("server +https://rke2.example.org:9345  .*spec.yaml:9:");
    }

    @Test
    void aPlanWithAnErrorIsStillAnAnswer() throws IOException {
        String cluster = file("x.yaml", CLUSTER.replace("v1.26.10+rke2r2", "latest"));

        assertThat(run("effective", cluster).exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run("effective", cluster).out()).contains("no complete plan: ");
    }

    @Test
    void aRangeOfReleasesShowsWhatChanges() throws IOException {
        String cluster = file("c.yaml", CLUSTER.replace("cni: canal", "ingress-controller: traefik"));
        Run run = run("effective", cluster, "--kubernetes", "v1.31.1+rke2r1..v1.31.2+rke2r1");
        assertThat(run.out())
                .contains("[1] v1.31.1+rke2r1\n", "[2] v1.31.1+rke2r2 to v1.31.2+rke2r1\n")
                .containsPattern("ingress-controller  .*c.yaml:8:7\n    \\[1\\] traefik  dropped \\(unknown-key\\)\n"
                        + "    \\[2\\] traefik  applied")
                .doesNotContain("write-kubeconfig-mode");
        assertThat(run("effective", "-", "--kubernetes", "v1.31.1+rke2r1..v1.31.1+rke2r1")
                        .out())
                .contains("the same in v1.31.1+rke2r1");
        assertThat(run("effective", "-", "--kubernetes", "v1.31.1+rke2r1..v1.31.1+k3s1")
                        .exit())
                .isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void whatCannotBeUsedExitsWithTwo() throws IOException {
        assertThat(run("effective", folder.resolve("none.yaml").toString()).exit())
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(run("effective", file("bad.yaml", "a: [")).exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run("effective").exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run("effective", "-", "--node", "none").err()).contains("the pools are cp, e, w");
        assertThat(run("effective", "-", "--init-node", "w").exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run("effective", "-", "--rancher", "new").exit()).isEqualTo(ExitCode.UNUSABLE);
    }
}
