package dev.mcmgen.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.fake.FakeRancher;
import dev.mcmgen.rancher.fake.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not work out is one sentence with the next step, exit code 3, and nothing half-written that is not named. */
class PushRefusalsTest {

    private static final FakeRancher RANCHER = new FakeRancher();
    private static final String CLUSTERS = "apis/provisioning.cattle.io/v1/namespaces/fleet-default/clusters/";

    @RegisterExtension
    private static final WireMockExtension OTHER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    private Path folder;

    @BeforeEach
    void reset() {
        RANCHER.reset();
    }

    @AfterAll
    static void stop() {
        RANCHER.close();
    }

    private PushTrial push(String url, String token, String manifest, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("prod.yaml"), manifest);
        List<String> line = new ArrayList<>(List.of("push", file.toString(), "--yes"));
        line.addAll(List.of(options));
        return PushTrial.of(Map.of("RANCHER_URL", url, "RANCHER_TOKEN_KEY", token), folder, "", false, line);
    }

    private PushTrial push(User user, String manifest, String... options) throws IOException {
        return push(RANCHER.url(), user.token(), manifest, options);
    }

    /** One sentence that says what is wrong, and one that says what to do. */
    private static void isRefused(PushTrial run, String message, String hint) {
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.lines("error: ")).hasSize(1).allMatch(line -> line.contains(message), message);
        assertThat(run.lines("hint: ")).anyMatch(line -> line.contains(hint), hint);
        assertThat(run.err()).doesNotContain("Exception", "\tat ", "null", "<html");
    }

    private static void nothingWasWritten() {
        assertThat(RANCHER.writes()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://no-such-rancher.invalid | there is no host of the name in | look at the address",
                "http://localhost:1              | nothing answers at http://localhost:1 | look at the address and the port",
                "http://rancher.example.org      | for everybody on the way to read | write https://",
                "ftp://rancher.example.org       | is no address of a Rancher | write it like https://",
            })
    void whereNoRancherCanBe(String url, String message, String hint) throws IOException {
        isRefused(push(url, User.ADMINISTRATOR.token(), PushTrial.MANIFEST), message, hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <html>Please log in</html> | does not answer like a Rancher (status 200)",
                "404 | <html>nginx</html>         | does not answer like a Rancher (status 404)",
                "200 | {\"gitVersion\": \"v1.31\"}    | does not answer like a Rancher (status 200)",
                "302 | moved                      | does not answer like a Rancher (status 302)",
            })
    void whereSomethingElseAnswers(int status, String body, String message) throws IOException {
        ResponseDefinitionBuilder answer = aResponse().withStatus(status).withBody(body);
        OTHER.stubFor(any(anyUrl()).willReturn(answer.withHeader("Location", "https://elsewhere.example.org")));
        isRefused(
                push(OTHER.baseUrl(), User.ADMINISTRATOR.token(), PushTrial.MANIFEST),
                message,
                "is this the address of a Rancher");
        assertThat(OTHER.getAllServeEvents())
                .noneMatch(event -> event.getRequest().containsHeader("Authorization")
                        && event.getRequest().getUrl().contains("elsewhere"));
    }

    @Test
    void whatSpeaksNoTls() throws IOException {
        String url = OTHER.baseUrl().replace("http:", "https:");
        isRefused(
                push(url, User.ADMINISTRATOR.token(), PushTrial.MANIFEST),
                "does not speak TLS",
                "write http:// if that is meant");
    }

    /** Rancher says the same of a token that is wrong, one that has expired, and one for another cluster. */
    @Test
    void aTokenThatIsNotAccepted() throws IOException {
        PushTrial run = push(RANCHER.url(), "token-wrong:0123456789abcdef0123", PushTrial.MANIFEST);
        isRefused(run, "does not accept the token", "not expired, and not scoped");
        assertThat(run.err()).contains("Account & API Keys").doesNotContain("0123456789abcdef0123");
        nothingWasWritten();
    }

    @Test
    void aTokenThatIsScopedToTheLocalCluster() throws IOException {
        isRefused(
                push(User.SCOPED, PushTrial.MANIFEST),
                "does not accept the token for its v3 API",
                "make one in Rancher: user menu, Account & API Keys, no scope");
        nothingWasWritten();
    }

    @Test
    void aUserWhoMayNotCreate() throws IOException {
        String own = PushTrial.MANIFEST.replace("cattle-global-data:REPLACE-vcenter-prod", "''");
        PushTrial run = push(User.NOBODY, own);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.lines("error: prod: this user may not create "))
                .hasSize(2)
                .anyMatch(line -> line.contains("clusters.provisioning.cattle.io in fleet-default"));
        assertThat(run.lines("hint: ")).anyMatch(line -> line.contains("Create new Clusters"));
        nothingWasWritten();
    }

    @Test
    void aCredentialOfSomebodyElse() throws IOException {
        isRefused(
                push(User.STANDARD, PushTrial.MANIFEST),
                "no cloud credential called vcenter-prod that this user may use",
                "make it under Cluster Management, Cloud Credentials");
        isRefused(
                push(User.STANDARD, PushTrial.MANIFEST.replace("REPLACE-vcenter-prod", "cc-admin")),
                "no cloud credential cattle-global-data:cc-admin that this user may use",
                "name one of your own");
        nothingWasWritten();
    }

    @Test
    void aClusterOfSomebodyElse() throws IOException {
        push(User.ADMINISTRATOR, PushTrial.MANIFEST);
        int writes = RANCHER.writes();
        String own = PushTrial.MANIFEST.replace("REPLACE-vcenter-prod", "REPLACE-own");
        isRefused(push(User.STANDARD, own), "exists already, and this user may not see it", "choose another name");
        assertThat(RANCHER.writes()).isEqualTo(writes);
        isRefused(
                push(User.STANDARD, own.replace("nc-prod-cp", "nc-mine")),
                "Cluster fleet-default/prod exists already, and this user may not see it;"
                        + " by then: created VmwarevsphereConfig fleet-default/nc-mine",
                "choose another name");
    }

    @Test
    void aNameThatIsTaken() throws IOException {
        ApiObject imported = ApiObject.of(Map.of(
                "apiVersion",
                "provisioning.cattle.io/v1",
                "kind",
                "Cluster",
                "metadata",
                Map.of("name", "prod", "namespace", "fleet-default", "uid", "u"),
                "spec",
                Map.of()));
        RANCHER.put(CLUSTERS + "prod", imported.fields());
        isRefused(
                push(User.ADMINISTRATOR, PushTrial.MANIFEST),
                "rkeConfig cannot be set after a cluster was made without",
                "choose another name");
        RANCHER.put(
                CLUSTERS + "prod",
                imported.with("2026-11-22T17:13:03Z", "metadata", "deletionTimestamp")
                        .fields());
        isRefused(
                push(User.ADMINISTRATOR, PushTrial.MANIFEST),
                "Cluster fleet-default/prod is being deleted",
                "wait until it is gone, or use another name");
        nothingWasWritten();
    }

    @Test
    void aMachineConfigOfAnotherCluster() throws IOException {
        push(User.ADMINISTRATOR, PushTrial.MANIFEST);
        RANCHER.settle();
        int writes = RANCHER.writes();
        String other = PushTrial.MANIFEST
                .replace("{name: prod,", "{name: other,")
                .replace("cpuCount: \"4\"", "cpuCount: \"8\"");
        isRefused(
                push(User.ADMINISTRATOR, other, "--allow", "replace-nodes"),
                "other: VmwarevsphereConfig fleet-default/nc-prod-cp belongs to the cluster prod, whose machines would be replaced",
                "give the machine config another name");
        assertThat(RANCHER.writes()).isEqualTo(writes);
    }

    @Test
    void aReleaseThatIsNotOffered() throws IOException {
        isRefused(
                push(User.ADMINISTRATOR, PushTrial.MANIFEST.replace("v1.31.1+rke2r1", "v1.31.2+rke2r1")),
                "this Rancher (v2.15.0) does not offer v1.31.2+rke2r1",
                "the newest that it offers is v1.31.1+rke2r1");
        nothingWasWritten();
    }

    @Test
    void whatIsTooLargeIsNotSent() throws IOException {
        String large =
                "additionalManifest: \"" + "# a line of a comment\\n".repeat(46_000) + "\"\n    machineGlobalConfig:";
        isRefused(
                push(User.ADMINISTRATOR, PushTrial.MANIFEST.replace("machineGlobalConfig:", large)),
                "KiB, and this Rancher takes 1024 KiB",
                "move what is large out of it");
        nothingWasWritten();
    }

    @Test
    void importYamlIsForThoseWhoMayReadTheLocalCluster() throws IOException {
        String own = PushTrial.MANIFEST.replace("REPLACE-vcenter-prod", "REPLACE-own");
        isRefused(push(User.STANDARD, own, "--via", "v3"), "importYaml failed", "ask for the right");
        nothingWasWritten();
    }

    /** Nothing but the planes that can do it: a dry run by Steve's PUT, for one, would be no dry run. */
    @Test
    void onlyTheKubernetesPlaneIsWrittenTo() throws IOException {
        push(User.ADMINISTRATOR, PushTrial.MANIFEST, "--dry-run=server");
        push(User.ADMINISTRATOR, PushTrial.MANIFEST);
        RANCHER.settle();
        String changed = PushTrial.MANIFEST.replace("max-pods=100", "max-pods=200");
        push(User.ADMINISTRATOR, changed, "--dry-run=server");
        push(User.ADMINISTRATOR, changed);
        assertThat(RANCHER.log())
                .isNotEmpty()
                .allMatch(line -> line.matches("\\w+ k8s/clusters/local/.*")
                        || line.matches("GET (rancherversion|v3/|v1-(rke2|k3s)-release/releases|meta/vsphere/).*"))
                .noneMatch(line -> line.contains("//"));
    }

    /** What is wrong on the command line itself is no answer of a Rancher. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --ca-checksum | xyz       | is no SHA-256 checksum
            --ca-file     | /none.pem | /none.pem cannot be read
            --server      | elsewhere | knows no server elsewhere
            """)
    void aWrongOptionIsUnusable(String option, String value, String message) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve(".rancher")).resolve("cli2.json"),
                "{\"Servers\": {\"prod\": {\"url\": \"https://rancher.example.org\"}}}");
        PushTrial run = push(User.ADMINISTRATOR, PushTrial.MANIFEST, option, value);
        assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains(message);
    }
}
