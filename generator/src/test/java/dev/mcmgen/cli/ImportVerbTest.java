package dev.mcmgen.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.JsonWriter;
import dev.mcmgen.yaml.YamlText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code mcmgen import}: files, a Rancher, what is said, and exit codes. */
class ImportVerbTest {

    private static final String API = "/k8s/clusters/local/";
    private static final String CLUSTERS = API + "apis/provisioning.cattle.io/v1/namespaces/fleet-default/clusters";
    private static final String MACHINES =
            API + "apis/rke-machine-config.cattle.io/v1/namespaces/fleet-default/vmwarevsphereconfigs/";
    private static final String SECRETS = API + "api/v1/namespaces/fleet-default/secrets/";
    private static final String FORBIDDEN =
            "{\"kind\": \"Status\", \"status\": \"Failure\", \"reason\": \"Forbidden\", \"code\": 403}";

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

    @RegisterExtension
    private static final WireMockExtension RANCHER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    private Path folder;

    private record Run(ExitCode exit, String out, String err) {}

    private static Run run(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                false,
                Map.of("RANCHER_URL", RANCHER.baseUrl(), "RANCHER_TOKEN_KEY", "token-abcde:secretsecretsecret"),
                ColorMode.AUTO);
        ExitCode exit = new Cli(List.of(new ImportVerb())).run(List.of(arguments), console);
        return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    private static String json(String yaml) {
        return JsonWriter.write(GoYaml.readAll(YamlText.of("x", yaml))
                .get(0)
                .root()
                .orElseThrow()
                .toData());
    }

    private static void serve(String path, String yaml) {
        RANCHER.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(json(yaml))));
    }

    private static void refuse(String path) {
        RANCHER.stubFor(
                get(urlPathEqualTo(path)).willReturn(aResponse().withStatus(403).withBody(FORBIDDEN)));
    }

    @BeforeEach
    void aRancher() {
        RANCHER.stubFor(get(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        RANCHER.stubFor(get(urlEqualTo("/rancherversion")).willReturn(okJson("{\"Version\": \"v2.14.4\"}")));
        serve(CLUSTERS + "/prod-01", CLUSTER);
        serve(MACHINES + "nc-a", MACHINE);
        serve(SECRETS + "prod-01-machine-files", FILES);
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
                        "Cluster fleet-default/prod-01 /spec/agentEnvVars/0/value: secret: ",
                        "Cluster fleet-default/prod-01 /spec/rkeConfig/provisionGeneration: kept in overrides: ",
                        "Cluster fleet-default/prod-01 /spec/rkeConfig/machineGlobalConfig/debug: left out: ",
                        "the spec renders back to the same effective cluster (1 group of nodes, ",
                        "as Rancher v2.14.4 plans them")
                .doesNotContain("hunter2hunter");
        // What users keep in their own Secrets is none of its business.
        RANCHER.verify(0, getRequestedFor(urlPathMatching(".*/secrets/own")));
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
    void whatTheUserMayNotReadIsListed() {
        refuse(MACHINES + "nc-a");
        refuse(SECRETS + "prod-01-machine-files");
        Run run = run("", "import", "prod-01");

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.err())
                .contains(
                        "/spec/rkeConfig/machinePools: warning: VmwarevsphereConfig nc-a: this user may not read it; its pools are kept",
                        "/spec/rkeConfig/machineSelectorFiles: warning: Secret prod-01-machine-files: this user may not read it; its files");
        assertThat(run.out()).contains("custom: {}", "secret: {name: prod-01-machine-files, key: k}");
    }

    @Test
    void aClusterThatIsNotThereOrNotToBeSeen() {
        RANCHER.stubFor(get(urlPathEqualTo(CLUSTERS))
                .willReturn(okJson("{\"items\": [{\"metadata\": {\"name\": \"prod-01\"}}]}")));
        Run absent = run("", "import", "prod-02");
        assertThat(absent.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(absent.err())
                .contains("has no cluster fleet-default/prod-02, and no file has that name", "did you mean prod-01?");

        refuse(CLUSTERS + "/prod-01");
        Run hidden = run("", "import", "prod-01");
        assertThat(hidden.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(hidden.err()).contains("this user may not read the cluster fleet-default/prod-01");
    }

    @Test
    void aRancherOfDevelopmentIsNoVersion() {
        RANCHER.stubFor(get(urlEqualTo("/rancherversion")).willReturn(okJson("{\"Version\": \"dev\"}")));
        Run run = run("", "import", "prod-01");
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out()).doesNotContain("rancher: {version");
        assertThat(run("", "import", "prod-01", "--rancher", "v2.15.0").out()).contains("rancher: {version: v2.15.0}");
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

        Run broken = run("a: [", "import", "-");
        assertThat(broken.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(broken.err()).contains("<stdin>:1");
    }
}
