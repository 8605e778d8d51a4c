package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.fake.FakeRancher;
import dev.mcmgen.rancher.fake.User;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.YamlText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mcmgen import}: files, a Rancher, what is said, and exit codes. */
class ImportVerbTest {

    private static final String CLUSTERS = "apis/provisioning.cattle.io/v1/namespaces/fleet-default/clusters/";
    private static final String MACHINES =
            "apis/rke-machine-config.cattle.io/v1/namespaces/fleet-default/vmwarevsphereconfigs/";
    private static final String SECRETS = "api/v1/namespaces/fleet-default/secrets/";

    private static final String MACHINE = """
            apiVersion: rke-machine-config.cattle.io/v1
            kind: VmwarevsphereConfig
            metadata: {name: nc-a, namespace: fleet-default}
            creationType: template
            cloneFrom: /DC1/vm/templates/rocky93
            cfgparam: [disk.enableUUID=TRUE]
            cpuCount: '4'
            sshPassword: tcuser
            """;
    private static final String CLUSTER = """
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: prod-01, namespace: fleet-default}
            spec:
              kubernetesVersion: v1.31.1+rke2r1
              cloudCredentialSecretName: cattle-global-data:cc-abc12
              agentEnvVars: [{name: P, value: 'http://u:hunter2hunter@p.example.org:1'}]
              rkeConfig:
                provisionGeneration: 2
                machineGlobalConfig: {cni: canal, debug: 1}
                machineSelectorFiles:
                  - fileSources:
                      - secret: {name: prod-01-machine-files, items: [{key: k, path: /etc/k}]}
                      - secret: {name: own, items: [{key: k, path: /etc/own}]}
                machinePools:
                  - {name: all, etcdRole: true, controlPlaneRole: true, workerRole: true, quantity: 3, machineConfigRef: {kind: VmwarevsphereConfig, name: nc-a}}
            """;
    private static final String FILES = """
            apiVersion: v1
            kind: Secret
            metadata:
              name: prod-01-machine-files
              namespace: fleet-default
              annotations: {rke.cattle.io/object-authorized-for-clusters: prod-01}
            data: {k: YT1iCg==}
            """;

    private static final FakeRancher RANCHER = new FakeRancher();

    @TempDir
    private Path folder;

    private record Run(ExitCode exit, String out, String err) {}

    private static Run run(String input, String... arguments) {
        return run(User.ADMINISTRATOR, input, arguments);
    }

    private static Run run(User user, String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                Map.of("RANCHER_URL", RANCHER.url(), "RANCHER_TOKEN_KEY", user.token()),
                ColorMode.AUTO);
        ExitCode exit = new Cli(List.of(new ImportVerb())).run(List.of(arguments), console);
        return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    private static ApiObject object(String yaml) {
        return ApiObject.of((Map<?, ?>) GoYaml.readAll(YamlText.of("x", yaml))
                .get(0)
                .root()
                .orElseThrow()
                .toData());
    }

    private static void put(String path, ApiObject object) {
        RANCHER.put(path, object.fields());
    }

    /** So that somebody who is no administrator sees it. */
    private static ApiObject own(ApiObject object) {
        return object.with(User.STANDARD.id(), "metadata", "annotations", "field.cattle.io/creatorId");
    }

    @BeforeEach
    void aRancher() {
        RANCHER.reset();
        RANCHER.version("v2.14.4").releases("v1.31.1+rke2r1");
        put(CLUSTERS + "prod-01", object(CLUSTER));
        put(MACHINES + "nc-a", object(MACHINE));
        put(SECRETS + "prod-01-machine-files", object(FILES));
    }

    @AfterAll
    static void stop() {
        RANCHER.close();
    }

    @Test
    void importsALiveCluster() {
        Run run = run("", "import", "prod-01");

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out())
                .startsWith("# yaml-language-server: $schema=./cluster-spec.schema.json\n")
                .contains("rancher: {version: v2.14.4}", "template: /DC1/vm/templates/rocky93", "a=b\n", "name: own")
                .doesNotContain("hunter2hunter", "tcuser");
        assertThat(run.err())
                .contains(
                        "Cluster fleet-default/prod-01 /spec/agentEnvVars/0/value: secret: holds the password in a URL in clear",
                        "Cluster fleet-default/prod-01 /spec/rkeConfig/provisionGeneration: kept in overrides: ",
                        "Cluster fleet-default/prod-01 /spec/rkeConfig/machineGlobalConfig/debug: left out: ",
                        "the spec renders back to the same effective cluster (1 group of nodes, ",
                        "as Rancher v2.14.4 plans them")
                .doesNotContain("hunter2hunter");
        // What users keep in their own Secrets is none of its business.
        assertThat(RANCHER.log()).noneMatch(request -> request.contains("/secrets/own"));
    }

    @Test
    void liveAndExportedAreTheSameSpec() throws IOException {
        Files.writeString(folder.resolve("cluster.yaml"), CLUSTER);
        Files.writeString(folder.resolve("more.yaml"), MACHINE + "---\n" + FILES);
        Run files = run("", "import", folder.toString(), "--rancher", "v2.14.4");

        assertThat(files.exit()).as(files.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(files.out()).isEqualTo(run("", "import", "prod-01").out());
        assertThat(files.err()).contains("cluster.yaml:9:5: kept in overrides: /spec/rkeConfig/provisionGeneration: ");
        assertThat(run(MACHINE + "---\n" + CLUSTER + "---\n" + FILES, "import", "-", "--rancher", "v2.14.4")
                        .out())
                .isEqualTo(files.out());
    }

    @Test
    void writesAFileAndNeverOverOne() throws IOException {
        Path out = folder.resolve("spec.yaml");
        Run run = run(CLUSTER, "import", "-", "--out", out.toString());

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("wrote " + out + "; next: mcmgen render " + out);
        String written = Files.readString(out);
        assertThat(written).contains("kind: ClusterSpec");
        Run again = run(CLUSTER, "import", "-", "--out", out.toString());
        assertThat(again.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(again.err()).contains("exists already");
        assertThat(Files.readString(out)).isEqualTo(written);
    }

    @Test
    void aFileGoesBeforeACluster() throws IOException {
        Path file = Path.of("prod-01-of-a-test");
        try {
            Files.writeString(file, CLUSTER);
            Run run = run("", "import", file.toString());
            assertThat(run.err()).contains("prod-01-of-a-test:");
        } finally {
            Files.deleteIfExists(file);
        }
        Run missing = run("", "import", "no/such.yaml");
        assertThat(missing.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(missing.err()).contains("no/such.yaml");
    }

    @Test
    void whatRancherWroteIntoItIsNotInTheSpec() {
        String before = run("", "import", "prod-01").out();
        RANCHER.settle();
        assertThat(RANCHER.cluster("prod-01").orElseThrow().fields().toString()).contains("dynamicSchemaSpec");

        Run run = run("", "import", "prod-01");
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out()).isEqualTo(before);
    }

    @Test
    void theReleaseListOfThatRancherCounts() {
        String odd = CLUSTER.replace("debug: 1", "etcd-arg: [heartbeat-interval=200]");
        put(CLUSTERS + "prod-01", object(odd));
        assertThat(run("", "import", "prod-01").err())
                .contains("left out: etcd-arg: Rancher drops it for v1.31.1+rke2r1 without a word");
        assertThat(run(odd, "import", "-").err()).doesNotContain("Rancher drops it");
    }

    @Test
    void whatTheUserMayNotReadIsListed() {
        put(CLUSTERS + "prod-01", own(object(CLUSTER)));
        Run run = run(User.STANDARD, "", "import", "prod-01");

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.err())
                .contains(
                        "/spec/rkeConfig/machinePools: warning: VmwarevsphereConfig nc-a: this user may not read it; its pools are kept",
                        "/spec/rkeConfig/machineSelectorFiles: warning: Secret prod-01-machine-files: this user may not read it; its files");
        assertThat(run.out()).contains("custom: {}", "secret: {name: prod-01-machine-files, key: k}");
    }

    @Test
    void aClusterThatIsNotThereOrNotToBeSeen() {
        Run absent = run("", "import", "prod-02");
        assertThat(absent.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(absent.err())
                .contains("has no cluster fleet-default/prod-02, and no file has that name", "did you mean prod-01?");

        Run elsewhere = run("", "import", "prod-01", "-n", "team-a");
        assertThat(elsewhere.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(elsewhere.err()).contains("there is one in fleet-default: --namespace fleet-default");

        Run hidden = run(User.STANDARD, "", "import", "prod-01");
        assertThat(hidden.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(hidden.err())
                .contains(
                        "there is no cluster fleet-default/prod-01, or this user may not see it",
                        "import what somebody has exported");

        Run nonsense = run("", "import", "prod-01", "-n", "../kube-system");
        assertThat(nonsense.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(nonsense.err()).contains("'../kube-system' is no name that a namespace can have");
    }

    @Test
    void aClusterThatRancherDidNotMake() {
        put(CLUSTERS + "there-before", object("""
                apiVersion: provisioning.cattle.io/v1
                kind: Cluster
                metadata: {name: there-before, namespace: fleet-default}
                spec: {localClusterAuthEndpoint: {}}
                """));
        Run run = run("", "import", "there-before");
        assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err())
                .contains("Rancher did not make the nodes of fleet-default/there-before", "nothing to make a spec of");
    }

    @Test
    void aClusterThatNoSpecCanBeMadeOf() {
        put(CLUSTERS + "prod-01", object(CLUSTER.replace("v1.31.1+rke2r1", "v1.31.1")));
        Run run = run("", "import", "prod-01");
        assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err())
                .contains("error: Cluster fleet-default/prod-01: 'v1.31.1' is not a release of RKE2 or K3s")
                .doesNotContain(":1:");
    }

    @Test
    void aRancherOfDevelopmentIsNoVersion() {
        RANCHER.version("dev");
        Run run = run("", "import", "prod-01");
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out()).doesNotContain("rancher: {version");
        assertThat(run("", "import", "prod-01", "--rancher", "v2.15.0").out()).contains("rancher: {version: v2.15.0}");
    }

    @Test
    void aRancherThatRefuses() {
        RANCHER.breaksOn("GET", "/clusters/prod-01", FakeRancher.Mishap.BROKEN);
        Run run = run("", "import", "prod-01");
        assertThat(run.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.err()).contains("etcdserver: no leader");
    }

    @Test
    void differencesAreErrorsUnlessTheyAreAllowed() {
        String odd =
                CLUSTER.replace("machineGlobalConfig:", "additionalManifest: 'no yaml: ['\n    machineGlobalConfig:");
        Run run = run(odd, "import", "-");
        assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "<stdin>:10:5: differs: additionalManifest: is [\"no yaml: [\"] and would become nothing more",
                        "error: the spec would not render back to the same effective cluster",
                        "hint: nothing was written; --allow-differences writes the spec all the same");

        Run allowed = run(odd, "import", "-", "--allow-differences");
        assertThat(allowed.exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(allowed.out()).contains("kind: ClusterSpec");
        assertThat(allowed.err()).contains("warning: the spec does not render back to the same effective cluster");
    }

    @Test
    void inputThatCannotBeUsed() throws IOException {
        Path config = Files.writeString(folder.resolve("config.yaml"), "cni: canal\n");
        Run standalone = run("", "import", config.toString());
        assertThat(standalone.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(standalone.err()).contains("a config.yaml of a standalone node cannot be imported");

        Run spec = run("{apiVersion: mcmgen/v1, kind: ClusterSpec, metadata: {name: a}, spec: {}}", "import", "-");
        assertThat(spec.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(spec.err()).contains("this is a spec of mcmgen already");

        Run nameless = run(CLUSTER.replace("name: prod-01,", ""), "import", "-");
        assertThat(nameless.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(nameless.err()).contains("the Cluster has no name");

        Run broken = run("a: [", "import", "-");
        assertThat(broken.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(broken.err()).contains("<stdin>:1");
    }
}
