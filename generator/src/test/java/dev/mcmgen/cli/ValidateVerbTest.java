package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateVerbTest {

    private static final Path ROOT = Path.of(System.getProperty("mcmgen.root", ".."));
    private static final String GOOD = """
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: prod-01, namespace: fleet-default}
            """;
    private static final String BAD = GOOD.replace("prod-01", "Prod_01");
    private static final String ERROR = "error[rancher/cluster-name]";

    @TempDir
    private Path folder;

    private record Run(ExitCode exitCode, String out, String err) {}

    @BeforeEach
    void files() throws IOException {
        write("good.yaml", GOOD);
        write("sub/bad.yml", BAD);
        write("sub/pod.json", "{\"kind\": \"Pod\"}");
        write("sub/.hidden/bad.yaml", BAD);
        write("sub/notes.txt", "a: [");
    }

    @Test
    void looksIntoFolders() {
        Run run = run(folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .contains("sub/bad.yml:3:18: " + ERROR, "1 error in 3 files with 3 documents, 1 skipped")
                .doesNotContain("hidden");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void jsonOfOtherProgramsInAFolderIsSkippedUnlessItIsNamed() throws IOException {
        write("json/tsconfig.json", "{\n  // paths\n  \"compilerOptions\": {\"strict\": true,},\n}\n");
        write("json/lines.json", "{\"a\": 1}\n{\"b\": 2}\n");
        Run folderRun = run(folder + "/json");
        assertThat(folderRun.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(folderRun.out()).contains("in 2 files with 2 documents, 2 skipped");

        Run named = run(folder + "/json/tsconfig.json");
        assertThat(named.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(named.out()).contains("error[yaml/unreadable]");

        write("json/cluster.json", "{\"apiVersion\": \"provisioning.cattle.io/v1\", \"kind\": ");
        assertThat(run(folder + "/json").out()).contains("json/cluster.json", "1 error in 3 files");
    }

    @Test
    void aPolicyAmongTheDropInsIsNoMistake() throws IOException {
        String dropIns = "node/rancher/rke2/config.yaml.d/";
        write(
                dropIns + "90-server.yaml",
                "cni: multus,canal\naudit-policy-file: /etc/rancher/rke2/config.yaml.d/92.yaml\n");
        write(dropIns + "92.yaml", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata}]\n");
        assertThat(run(folder + "/node").exitCode()).isEqualTo(ExitCode.SUCCESS);

        write(dropIns + "92.yaml", "kind: Policy\nrules: [{level: Metadata}]\n");
        assertThat(run(folder + "/node").out()).contains("error[node/unread-key]");

        write(dropIns + "92.yaml", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: All}]\n");
        assertThat(run(folder + "/node").out()).contains("92.yaml:3:17: error[audit/policy-rule]");
    }

    @Test
    void aTemplateOfANodeIsSkipped() throws IOException {
        write("node/config.yaml", "{% if mode %}\nwrite-kubeconfig-mode: \"{{ mode }}\"\n{% endif %}\ncni: cilium\n");
        Run run = run(folder + "/node");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out() + run.err()).contains("skipped: a template");

        write("node/config.yaml", "server: https://%HOST%:9345\ntoken: \"@NODE_TOKEN@\"\n");
        assertThat(run(folder + "/node").out()).contains("1 skipped");
    }

    @Test
    void aConfigurationOfAnotherProgramIsSkippedAndOneWithWrongKeysIsNot() throws IOException {
        write("node/config.yaml", "hostname: a\nmlflow: {uri: http://a}\niceberg: {b: c}\n");
        assertThat(run(folder + "/node/config.yaml").out()).contains("no errors", "1 skipped");

        write("node/config.yaml", "kube-proxy-args: {a: b}\nmlflow: {uri: http://a}\niceberg: {b: c}\n");
        assertThat(run(folder + "/node/config.yaml").out()).contains("error[node/unread-key]");
    }

    @Test
    void filesBesideANodeAreJudgedWithIt() throws IOException {
        write("node/config.yaml", """
                profile: cis
                audit-policy-file: /etc/rancher/rke2/audit.yaml
                pod-security-admission-config-file: /etc/rancher/rke2/psa.yaml
                kube-proxy-arg: [proxy-mode=ipvs]
                """);
        write("node/audit.yaml", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: All}]\n");
        write("node/psa.yaml", "apiVersion: pod-security.admission.config.k8s.io/v1\nkind: AdmissionConfiguration\n");
        write("node/registries.yaml", "mirrors:\n  https://a.example.org: {}\n");
        write("node/server/manifests/dns.yaml", """
                apiVersion: helm.cattle.io/v1
                kind: HelmChartConfig
                metadata: {name: rke2-coredns, namespace: kube-system}
                spec: {valuesContent: "nodelocal: {enabled: true}"}
                """);
        write("other/audit.yaml", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: All}]\n");

        assertThat(run(folder + "/node", folder + "/other").out())
                .contains(
                        "node/audit.yaml:3:17: error[audit/policy-rule]",
                        "node/psa.yaml:1:13: error[pod-security/configuration]",
                        "node/registries.yaml:2:3: warning[registries/name-form]",
                        "node/server/manifests/dns.yaml:4:23: error[dns/nodelocal-ipvs-off]")
                .doesNotContain("other/audit.yaml:");
        assertThat(run(folder + "/node/config.yaml").out()).doesNotContain("audit/", "pod-security/", "dns/");
    }

    @Test
    void filesOfANodeAtTheirPlacesAreFoundThere() throws IOException {
        write("root/etc/rancher/k3s/config.yaml", "kube-apiserver-arg: [audit-policy-file=/var/lib/audit.yaml]\n");
        write("root/var/lib/audit.yaml", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: []\n");
        write("root/var/lib/rancher/k3s/server/manifests/a.yaml", "kind: Namespace\nmetadata: {name: a}\n");

        assertThat(run(folder + "/root").out())
                .contains("audit.yaml:3:8: error[audit/policy-rule]", "a.yaml:1:1: error[manifest/not-an-object]");
    }

    @Test
    void aFindingInTheFileOfASecretIsWaivedThere() throws IOException {
        write("cluster/cluster.yaml", """
                apiVersion: provisioning.cattle.io/v1
                kind: Cluster
                metadata: {name: a1, namespace: fleet-default}
                spec:
                  kubernetesVersion: v1.30.4+rke2r1
                  rkeConfig:
                    machineSelectorFiles:
                      - fileSources:
                          - secret: {name: s, items: [{key: k, path: /etc/rancher/rke2/config.yaml.d/60.yaml}]}
                """);
        String waiver = "# mcmgen: waive node/unread-key reason=\"r\" owner=\"o\" expires=2999-01-01";
        String secret = """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: s
                  namespace: fleet-default
                  annotations: {rke.cattle.io/object-authorized-for-clusters: a1}
                stringData:
                  k: |
                    profiles: cis
                """;
        write("cluster/secret.yaml", secret);
        assertThat(run(folder + "/cluster").out()).contains("cluster/secret.yaml:9:5: error[node/unread-key]");

        write("cluster/secret.yaml", secret.replace("profiles: cis", waiver + "\n    profiles: cis"));
        Run waived = run(folder + "/cluster");
        assertThat(waived.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(waived.out()).doesNotContain("waiver/unused");
    }

    @Test
    void takesPatternsAndEachFileOnce() {
        Run run = run(folder + "/*.yaml", folder + "/good.yaml", folder + "/**.yml");
        assertThat(run.out()).contains("1 error in 2 files");
        assertThat(run(folder + "/*.nothing").exitCode()).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void standardInputIsShownWithItsLines() {
        Run run = run(Map.of(), BAD, "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .contains("<stdin>:3:18: " + ERROR, "metadata: {name: Prod_01", "    " + " ".repeat(17) + "^");
    }

    @Test
    void aMissingFileEndsWithTwoAndTheOthersAreStillJudged() {
        Run run = run(folder + "/none.yaml", folder + "/sub/bad.yml");
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.out()).contains(ERROR);
        assertThat(run.err()).contains("error: " + folder + "/none.yaml: there is no such file or folder");
    }

    @Test
    void aCycleOfLinksIsAFinding() throws IOException {
        Files.createSymbolicLink(folder.resolve("sub/up"), folder);
        Files.createSymbolicLink(folder.resolve("sub/nowhere.yaml"), folder.resolve("none"));
        Run run = run(folder.toString());
        assertThat(run.out()).contains("warning[file/link-cycle]", "nowhere.yaml", ERROR);
    }

    @Test
    void failOnSaysFromWhichSeverityOn() throws IOException {
        write("dup.yaml", GOOD + "spec: {}\nspec: {}\n");
        assertThat(run(folder + "/dup.yaml").exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run(folder + "/dup.yaml", "--fail-on", "warning").exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run(folder + "/dup.yaml", "--fail-on", "nothing").exitCode()).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void writesSeveralReports() throws IOException {
        Path json = folder.resolve("out.json");
        Run run = run(folder + "/sub/bad.yml", "-o", "text", "-o", "json=" + json);
        assertThat(run.out()).contains(ERROR);
        assertThat(Files.readString(json)).contains("\"rule\": \"rancher/cluster-name\"");
        assertThat(run(folder + "/good.yaml", "-o", "json", "-o", "text").exitCode())
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(run(folder + "/good.yaml", "-o", "yaml").err()).contains("formats: text, json");
    }

    @Test
    void annotatesInsideGithubActions() {
        Run run = run(Map.of("GITHUB_ACTIONS", "true"), "", folder + "/sub/bad.yml");
        assertThat(run.out()).startsWith("::error file=").contains("line=3,col=18,title=rancher/cluster-name::");
    }

    @Test
    void aBaselineAcceptsTheFindingsOfToday() {
        Path baseline = folder.resolve("baseline.yml.txt");
        assertThat(run(folder.toString(), "--write-baseline", baseline.toString())
                        .exitCode())
                .isEqualTo(ExitCode.SUCCESS);
        Run run = run(folder.toString(), "--baseline", baseline.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out()).contains("no errors, 1 waived");
    }

    @Test
    void aWaiverFileIsTaken() throws IOException {
        Path waivers = write("waivers.txt", """
                apiVersion: mcmgen/waivers/v1
                waivers:
                  - {rule: rancher/cluster-name, reason: old, owner: platform, expires: 2027-01-31}
                """);
        assertThat(run(folder.toString(), "--waivers", waivers.toString()).exitCode())
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(run(folder.toString(), "--waivers", folder + "/none").exitCode())
                .isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void aSpecIsJudgedWithTheSameCodesAndTheOtherFilesToo() throws IOException {
        String spec = Files.readString(ROOT.resolve("samples/vsphere-ipvs-1.35/spec.yaml"));
        write("spec.yaml", spec);
        write("broken.yaml", spec.replace("kubernetesVersion:", "kubernetesVersions:"));
        write("overridden.yaml", spec + "  overrides: {spec: {rkeConfig: {machinePools: [{name: a}]}}}\n");
        Run run = run(folder.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("error[spec/unknown-field]", "/broken.yaml:", "warning[ipvs/deprecated]", ERROR);
        assertThat(run(folder + "/spec.yaml").exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run(folder + "/spec.yaml", "--set", "spec.kubernetesVersion=1")
                        .exitCode())
                .isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void explainPrintsThePageOfARule() {
        assertThat(explain("rancher/pool-name").out())
                .startsWith("# rancher/pool-name\n")
                .contains("## Why");
        assertThat(explain().out()).contains("yaml/duplicate-key (warning): ");
        assertThat(explain("rancher/pool-nam").err()).contains("did you mean rancher/pool-name?");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Run explain(String... arguments) {
        return run(List.of(new ExplainVerb()), "explain", Map.of(), "", arguments);
    }

    private static Run run(String... arguments) {
        return run(Map.of(), "", arguments);
    }

    private static Run run(Map<String, String> environment, String in, String... arguments) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);
        return run(List.of(new ValidateVerb(clock)), "validate", environment, in, arguments);
    }

    private static final String NUMBER = """
            apiVersion: rke-machine-config.cattle.io/v1
            kind: VmwarevsphereConfig
            metadata: {name: nc, namespace: fleet-default}
            cpuCount: 4   # as many as the host has
            """;

    @Test
    void diffShowsWhatFixWouldDoAndWritesNothing() throws IOException {
        write("m.yaml", NUMBER);
        Run run = run("--diff", folder + "/m.yaml");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .contains("-cpuCount: 4   # as", "+cpuCount: \"4\"   # as")
                .doesNotContain("error[");
        assertThat(folder.resolve("m.yaml")).hasContent(NUMBER);
    }

    @Test
    void fixMendsTheFileAndReportsWhatIsLeft() throws IOException {
        write("m.yaml", NUMBER + "---\n" + BAD);
        Run run = run("--fix", folder + "/m.yaml");
        assertThat(folder.resolve("m.yaml")).hasContent(NUMBER.replace("4 ", "\"4\" ") + "---\n" + BAD);
        assertThat(run.out()).contains(ERROR).doesNotContain("machine-config/number");
        assertThat(run.err()).contains("mended 1 finding");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void fixMovesAnArgumentWithItsComment() throws IOException {
        String before = GOOD + """
                spec:
                  kubernetesVersion: v1.30.4+rke2r1
                  rkeConfig:
                    machineGlobalConfig:
                      kubelet-arg:
                        - max-pods=200
                        - ipvs-scheduler=rr  # as agreed
                      kube-proxy-arg:
                        - proxy-mode=ipvs
                """;
        write("m.yaml", before);
        run("--fix", folder + "/m.yaml");
        assertThat(folder.resolve("m.yaml"))
                .hasContent(before.replace("        - ipvs-scheduler=rr  # as agreed\n", "")
                        + "        - ipvs-scheduler=rr  # as agreed\n");
    }

    @Test
    void fixCannotWriteToStandardInput() {
        Run run = run(Map.of(), NUMBER, "--fix", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains("standard input is none");
    }

    @Test
    void standardInputHasADiff() {
        Run run = run(Map.of(), NUMBER, "--diff", "-");
        assertThat(run.out()).contains("--- <stdin>", "+cpuCount: \"4\"   # as");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void anUnknownFieldIsNamedByItsOwnPathBeItTheFirst() throws IOException {
        write("m.yaml", GOOD + "spec:\n  rkeConfig:\n    cluster: {a: 1}\n    etcd: {}\n");
        assertThat(run("-o", "json", folder + "/m.yaml").out()).contains("\"path\": \"/spec/rkeConfig/cluster\"");
    }

    @Test
    void aStandaloneNodeIsItsFolderWithItsDropIns() throws IOException {
        write("node/config.yaml", "cni: canal\n");
        write("node/config.yaml.d/10.yaml", "profile: [\n");
        write("site/config.yaml", "title: no node\n");
        Run run = run(folder + "/node", folder + "/site");
        assertThat(run.out())
                .contains("node/config.yaml.d/10.yaml:2:1: error[yaml/unreadable]", "in 2 files", "1 skipped");
    }

    private static Run run(
            List<Verb> verbs, String verb, Map<String, String> environment, String in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(in.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                environment,
                ColorMode.AUTO);
        List<String> line = new ArrayList<>(List.of(verb));
        line.addAll(List.of(arguments));
        ExitCode exitCode = new Cli(verbs).run(line, console);
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }
}
