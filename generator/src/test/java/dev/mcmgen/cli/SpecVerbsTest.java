package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.mcmgen.spec.Presets;
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
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** init, render, validate, schema and templates: exit codes, streams, and that nothing is written when something is wrong. */
class SpecVerbsTest {

    private static final String VSPHERE = Presets.find("vsphere-ipvs").orElseThrow();
    private static final String CUSTOM = Presets.find("custom-nodes").orElseThrow();
    private static final String STANDALONE = Presets.find("standalone-rke2").orElseThrow();

    private static final String FLEET = """
            apiVersion: mcmgen/v1
            kind: Fleet
            defaults:
              spec:
                kubernetesVersion: v1.31.9+rke2r1
                infrastructure: {custom: {}}
            clusters:
              - metadata: {name: one}
              - metadata: {name: two}
            """;

    /** How a run ended. */
    private record Run(ExitCode exitCode, String out, String err) {}

    @TempDir
    private Path folder;

    // --- what works

    @ParameterizedTest
    @MethodSource("dev.mcmgen.spec.Presets#names")
    void everyPresetIsInOrder(String preset) throws IOException {
        Path file = folder.resolve("spec.yaml");
        Run init = run("init", "--preset", preset, file.toString());
        assertThat(init.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(init.out()).isEmpty();
        assertThat(Files.readString(file))
                .isEqualTo(run("init", "--preset", preset).out());

        Run validate = run("validate", file.toString());
        assertThat(validate.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(validate.out()).contains("no errors").endsWith(" in 1 file with 1 document\n");
        assertThat(validate.err()).isEmpty();

        Run render = run("render", file.toString(), "--out-dir", out());
        assertThat(render.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(render.out()).isEmpty();
        assertThat(files()).isNotEmpty();
    }

    @Test
    void streamOnStdoutIsTheFile() throws IOException {
        String spec = write("spec.yaml", VSPHERE);
        run("render", spec, "--out-dir", out());
        Run stream = run("render", spec);

        assertThat(stream.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(stream.out()).isEqualTo(Files.readString(folder.resolve("out/rancher/prod-01.yaml")));
        assertThat(stream.err()).contains("spec.yaml:13:11: warning[").doesNotContain("error");
        assertThat(run("template", spec).out()).isEqualTo(stream.out());
    }

    @Test
    void splitLayoutIsOneFileForEachObject() throws IOException {
        String spec = write("spec.yaml", VSPHERE);
        assertThat(run("render", spec, "--layout", "split", "--out-dir", out()).exitCode())
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(files())
                .contains("rancher/cluster.yaml", "rancher/machineconfig-cp.yaml", "rancher/machineconfig-worker.yaml")
                .doesNotContain("rancher/prod-01.yaml");
        assertThat(run("render", spec, "--layout=split").out())
                .isEqualTo(run("render", spec).out());
    }

    @Test
    void checkShowsDifferencesAndWritesNothing() throws IOException {
        String spec = write("spec.yaml", CUSTOM);
        Run before = run("render", spec, "--out-dir", out(), "--check");
        assertThat(before.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(before.out()).contains("+kind: Cluster");
        assertThat(folder.resolve("out")).doesNotExist();

        run("render", spec, "--out-dir", out());
        Run equal = run("render", spec, "--out-dir", out(), "--check");
        assertThat(equal.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(equal.out()).isEmpty();

        Path script = folder.resolve("out/host/prepare-host.sh");
        Files.writeString(script, Files.readString(script) + "# mine\n");
        Run changed = run("render", spec, "--out-dir", out(), "--check");
        assertThat(changed.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(changed.out()).contains("host/prepare-host.sh", "-# mine");
        assertThat(Files.readString(script)).endsWith("# mine\n");
    }

    @Test
    void filesOfOthersAreLeftAlone() throws IOException {
        String spec = write("spec.yaml", CUSTOM);
        run("render", spec, "--out-dir", out());
        Path mine = Files.writeString(folder.resolve("out/rancher/notes.txt"), "mine");
        Run again = run("render", spec, "--out-dir", out());
        assertThat(again.err()).contains("left alone, not of this rendering", "notes.txt");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void eachClusterOfAFleetHasAFolder() throws IOException {
        String fleet = write("fleet.yaml", FLEET);
        String single = write("spec.yaml", CUSTOM);
        Run run = run("render", fleet, single, "--out-dir", out());
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(files()).contains("one/rancher/one.yaml", "two/rancher/two.yaml", "edge-01/rancher/edge-01.yaml");

        Run stream = run("render", fleet, single);
        assertThat(stream.out().split("\n---\n", -1)).hasSize(3);
        assertThat(run("validate", fleet, single).out()).contains("no errors").contains("in 2 files with 3 documents");
    }

    @Test
    void changesAreLaidOverEachCluster() throws IOException {
        String fleet = write("fleet.yaml", FLEET);
        String overlay = write("overlay.yaml", "spec: {agentEnv: {SITE: north}}\n");
        Run run = run(
                "render",
                fleet,
                "--overlay",
                overlay,
                "--set",
                "spec.kubeProxy.mode=ipvs",
                "--set-string",
                "metadata.labels.zone=7");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        for (String cluster : run.out().split("\n---\n", -1)) {
            assertThat(cluster).contains("value: north", "proxy-mode=ipvs", "zone: \"7\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"'\\r\\n'", "'\\uFEFF'"})
    void lineEndsAndByteOrderMarksOfWindowsAreRead(String kind) throws IOException {
        boolean mark = kind.contains("FEFF");
        String text = mark ? "\uFEFF" + CUSTOM : CUSTOM.replace("\n", "\r\n");
        assertThat(run("render", write("windows.yaml", text)).out())
                .isEqualTo(run("render", write("unix.yaml", CUSTOM)).out())
                .isNotEmpty();
    }

    @Test
    void schemaAndTemplatesAreData() {
        assertThat(run("schema").out().lines()).contains("cluster-spec", "rancher-cluster");
        assertThat(run("schema", "cluster-spec").out()).startsWith("{").contains("$schema");
        assertThat(run("templates", "list").out()).contains("rancher/cluster.yaml");
        assertThat(run("templates", "show", "rancher/cluster.yaml").out()).contains("kind: Cluster");
    }

    // --- wrong specs: findings to validate, unusable to render

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kubernetesVersion: v1.26.10+rke2r2 | kubernetesVersion: 1.30           | spec.yaml:11:22: error[yaml/ambiguous",
                "scheduler: lc                      | schedular: lc                     | did you mean scheduler?",
                "mode: ipvs                         | mode: ivps                        | did you mean ipvs?",
                "profile: cis                       | profile: &a cis                   | error[yaml/anchor]",
                "selinux: true                      | {selinux                          | error[yaml/",
            })
    void wrongSpecNamesThePlaceAndNothingIsWritten(String right, String wrong, String message) throws IOException {
        String spec = write("spec.yaml", VSPHERE.replace(right, wrong));
        Run validate = run("validate", spec);
        assertThat(validate.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(validate.err()).isEmpty();
        assertThat(validate.out().replace("\n    fix: ", " ")).contains(message).doesNotContain("\tat ", "Exception");

        Run render = run("render", spec, "--out-dir", out());
        assertThat(render.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(render.err()).contains(message);
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(run("render", spec).out()).isEmpty();
    }

    @Test
    void whatIsWrongInAnyClusterOfAnySpecIsReportedAtOnce() throws IOException {
        String bad = write("bad.yaml", CUSTOM.replace("spec:", "sepc:"));
        String refused = write("refused.yaml", VSPHERE.replace("v1.26.10+rke2r2", "v1.26.10+k3s2"));
        String fleet = write("fleet.yaml", FLEET.replace("{name: two}", "{name: Two}"));
        Run run = run("validate", bad, refused, fleet);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("bad.yaml:", "refused.yaml:", "fleet.yaml:9:");
    }

    /** The spec's own mistakes, what its release refuses, a cloud-config that no machine takes, and the command line. */
    @Test
    void everythingWrongIsToldInOneRun() throws IOException {
        String spec = """
                apiVersion: mcmgen/v1
                kind: ClusterSpec
                metadata: {name: prod-01}
                spec:
                  kubernetesVersion: v1.30.4+rke2r1
                  hardening: {profile: cis-1.5, selinux: "yes", auditPolicy: {file: none.yaml}}
                  files: [{path: /a, content: b, pools: [nobody]}]
                  infrastructure:
                    vsphere:
                      cloudCredential: cattle-global-data:cc-abcde
                      template: /DC1/vm/t
                      cloudConfig: "#cloud-config\\nruncmd: a"
                  pools: [{name: all, roles: [etcd, controlplane, worker]}]
                """;

        Run run = run(
                "render",
                write("spec.yaml", spec),
                "--set",
                "spec.pools[nobody].quantity=3",
                "--set",
                "spec.dns.clusterDomain=yes");

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err())
                .contains(
                        "spec/type",
                        "spec/file",
                        "profile/not-accepted",
                        "files/unknown-pool",
                        "cloud-config/not-a-list",
                        "the list has no such item",
                        "YAML readers disagree on yes",
                        "7 errors");
    }

    @Test
    void twoClustersOfOneNameWouldWriteTheSameFiles() throws IOException {
        String first = write("first.yaml", CUSTOM);
        String second = write("second.yaml", CUSTOM);
        Run run = run("render", first, second, "--out-dir", out());
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains("second.yaml:", "was already given at", "first.yaml:");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(run("validate", write("fleet.yaml", FLEET.replace("two", "one")))
                        .exitCode())
                .isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void problemsInStandardInputShowTheirLine() {
        Run run = runWithInput(CUSTOM + "surplus: 1\n", "validate", "-");
        long line = CUSTOM.lines().count() + 1;
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("<stdin>:" + line + ":1: error[spec/unknown-field]", "    surplus: 1", "    ^");
        assertThat(runWithInput(CUSTOM, "render", "-").exitCode()).isEqualTo(ExitCode.SUCCESS);
    }

    @Test
    void hostileFilesAreFindings() throws IOException {
        assertThat(run("validate", write("deep.yaml", "a: " + "[".repeat(10_000)))
                        .out())
                .contains("yaml/unreadable", "nested");
        Path latin = Files.write(folder.resolve("latin.yaml"), "name: Zürich".getBytes(ISO_8859_1));
        assertThat(run("validate", latin.toString()).out()).contains("yaml/unreadable", "UTF-8");
        Path huge = folder.resolve("huge.yaml");
        Files.write(huge, new byte[17 * 1024 * 1024]);
        Run run = run("validate", huge.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("yaml/unreadable", "16 MiB");
    }

    // --- what cannot be done at all

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validate no-such.yaml                          | no-such.yaml: there is no such file",
                "render - -                                     | standard input can be read once",
                "render - --overlay no-such.yaml                | no-such.yaml does not exist",
                "render - --check                               | add --out-dir DIR",
                "render - --layout flat                         | expected stream or split, not 'flat'",
                "render - --set spec                            | path=value expected",
                "render - --set spec..x=1 --set =1              | 2 errors",
                "validate - --set spec..x=1                     | the path cannot be read",
                "validate - --templates no-such-folder          | no-such-folder",
                "init                                           | which preset?",
                "init --preset vsphere-ipsv                     | did you mean vsphere-ipvs?",
                "init --preset zzz                              | there are vsphere-ipvs, custom-nodes",
                "schema cluster-spce                            | did you mean cluster-spec?",
                "templates show                                 | show needs the name of a template",
                "templates show rancher/clutser.yaml            | did you mean rancher/cluster.yaml?",
                "render                                         | Missing required parameter",
            })
    void wrongUseSaysWhatAndWhatNext(String line, String message) {
        Run run = runWithInput(CUSTOM, line.strip().split(" +", -1));
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).doesNotContain("\tat ", "Exception");
    }

    @Test
    void changeOfWhatIsNotThereIsAProblemOfTheSpec() {
        Run run = runWithInput(VSPHERE, "render", "-", "--set", "spec.pools[nobody].quantity=3");
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains("--set spec.pools[nobody]", "the list has no such item");
    }

    @Test
    void otherKindsOfYamlAreNotSpecs() throws IOException {
        String cluster = run("render", write("spec.yaml", VSPHERE)).out();
        Run run = run("render", write("cluster.yaml", cluster));
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err())
                .contains("holds a VmwarevsphereConfig of rke-machine-config.cattle.io/v1, not a spec")
                .contains("this version of mcmgen reads specs only");
    }

    @Test
    void standaloneNodesAreNoStream() throws IOException {
        Run run = run("render", write("custom.yaml", CUSTOM), write("alone.yaml", STANDALONE));
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("whose files are no stream to paste", "add --out-dir DIR");
    }

    @Test
    void existingFileIsNotOverwrittenByInit() throws IOException {
        String file = write("spec.yaml", "mine");
        Run run = run("init", "--preset", "custom-nodes", file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains("exists already");
        assertThat(Path.of(file)).hasContent("mine");
    }

    @Test
    void outputFolderThatIsAFileStaysAsItIs() throws IOException {
        String file = write("out", "mine");
        Run run = run("render", write("spec.yaml", CUSTOM), "--out-dir", file);
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains("it is not a folder");
        assertThat(Path.of(file)).hasContent("mine");
    }

    @Test
    void aFolderWhereAFileMustGoStopsBeforeAnythingIsWritten() throws IOException {
        Files.createDirectories(folder.resolve("out/rancher/edge-01.yaml"));
        Run run = run("render", write("spec.yaml", CUSTOM), "--out-dir", out());
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains("it is a folder, and a file has to go there");
        assertThat(files()).isEmpty();
        assertThat(folder.resolve("out/host")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void readOnlyFolderIsASentence() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assertThat(locked.toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(locked), "root writes everywhere");
        Run run = run("render", write("spec.yaml", CUSTOM), "--out-dir", locked + "/out");
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains("permission denied");
    }

    // --- templates and overrides of the user

    @Test
    void failingTemplateIsNamedWithItsLineAndExpression() throws IOException {
        String templates = template("rancher/cluster.yaml", "kind: Cluster\nname: ${no.such.thing}\n");
        for (String verb : List.of("render", "validate")) {
            Run run = run(verb, write("spec.yaml", CUSTOM), "--templates", templates);
            assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("cluster.yaml.ftl:2:", "template rancher/cluster.yaml", "no")
                    .doesNotContain("\tat ", "Exception", "Tip:");
        }
    }

    @Test
    void wrongOutputIsBlamedOnWhatMadeItLikely() throws IOException {
        String shown = run("templates", "show", "rancher/cluster.yaml").out();
        String templates = template("rancher/cluster.yaml", shown.replace("kind: Cluster", "kynd: Cluster"));
        Run byTemplate = run("render", write("spec.yaml", CUSTOM), "--templates", templates);
        assertThat(byTemplate.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(byTemplate.err())
                .contains(
                        "<rendered>/rancher/edge-01.yaml:",
                        "in the rendered output",
                        "your template",
                        "cluster.yaml.ftl");

        Run byOverride = run("render", write("spec.yaml", CUSTOM), "--set", "spec.overrides={spec: {surplus: 1}}");
        assertThat(byOverride.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(byOverride.err())
                .contains(
                        "--set spec.overrides:1:16: error[rendered/unknown-field] in the rendered Cluster: unknown field");
    }

    private String template(String name, String text) throws IOException {
        Path file = folder.resolve("templates/" + name + ".ftl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return folder.resolve("templates").toString();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    /** The files below the output folder, with {@code /}. */
    private List<String> files() throws IOException {
        Path out = folder.resolve("out");
        try (Stream<Path> all = Files.walk(out)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static Run run(String... arguments) {
        return runWithInput("", arguments);
    }

    private static Run runWithInput(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                Map.of(),
                ColorMode.AUTO);
        ExitCode exitCode = new Cli(Verbs.all()).run(List.of(arguments), console);
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
