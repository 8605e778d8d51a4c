package dev.mcmgen.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.schema.SharedFacts;
import dev.mcmgen.yaml.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a real Rancher 2.15.0 said of clusters at every stage, played back, where it lies beside the repository. */
class RecordedStatusTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Path folder = SharedFacts.folder("fixtures/rancher/v2.15.0");

    @BeforeEach
    void hasNoMachines() {
        String api = "/k8s/clusters/local/apis/cluster.x-k8s.io/v1beta2";
        SERVER.stubFor(get(urlPathEqualTo(api)).willReturn(okJson("{}")));
        for (String kind : List.of("machinedeployments", "machines")) {
            SERVER.stubFor(get(urlPathEqualTo(api + "/namespaces/fleet-default/" + kind))
                    .willReturn(okJson("{\"items\": []}")));
        }
    }

    /** Answers as recorded, to the path that was asked. */
    private void play(String... names) throws IOException {
        for (String name : names) {
            Object content = JsonReader.read(Files.readAllBytes(folder.resolve(name + ".json")));
            ApiObject exchange = ApiObject.of((Map<?, ?>) content);
            String path = exchange.text("request", "path").replaceFirst("\\?.*", "");
            SERVER.stubFor(get(urlPathEqualTo(path))
                    .willReturn(aResponse()
                            .withStatus((int) exchange.number("response", "status"))
                            .withBody(exchange.text("response", "body"))));
        }
    }

    private void playStages(String cluster) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("status-" + cluster + "-"))
                    .map(name -> name.replace(".json", ""))
                    .toList();
            assertThat(names).hasSize(7);
            play(names.toArray(String[]::new));
        }
    }

    private static StatusRun status(String... arguments) {
        return StatusRun.of(SERVER.baseUrl(), "2026-11-22T17:15:00Z", arguments);
    }

    @Test
    void machinesOfPoolsAreMade() throws IOException {
        playStages("prod01");
        StatusRun run = status("prod01");
        assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(shortened(run.out())).isEqualTo("""
                prod01 v1.26.10+rke2r2         Provisioning            7m  waiting for viable init node
                  control plane                Waiting                 7m
                  pool cp                      NotReady, 0 of 3 ready  7m
                    prod01-cp-dvh4k-4qc5l      Provisioning            7m  creating server [fleet-default/prod01-cp…
                    prod01-cp-dvh4k-gjdt6      Provisioning            7m  creating server [fleet-default/prod01-cp…
                    prod01-cp-dvh4k-pkcmm      Provisioning            7m  creating server [fleet-default/prod01-cp…
                  pool worker                  NotReady, 0 of 3 ready  7m
                """);
    }

    /** The lines, cut to a width, without the workers. */
    private static String shortened(String text) {
        StringBuilder lines = new StringBuilder();
        text.lines()
                .filter(line -> !line.startsWith("    prod01-worker"))
                .map(line -> line.length() <= 100 ? line : line.substring(0, 99) + "…")
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }

    @Test
    void aRegisteredNodeIsConfigured() throws IOException {
        playStages("custom1");
        play("custom-v3-registration");
        assertThat(status("custom1").out())
                .startsWith("custom1 v1.31.1+rke2r1")
                .contains("configuring bootstrap node(s) custom-4daab5b6203d: Waiting for Cluster control plane")
                .contains("\n    custom-4daab5b6203d  Provisioning ", "\n    custom-829e69482dd3  Provisioning ")
                .contains("waiting for agent to check in and apply initial plan");
        assertThat(status("custom1", "--registration").out())
                .contains("good until 2026-12-22T17:05:35Z")
                .contains("\ncurl -fL https://rancher.example.com/system-agent-install.sh | sudo sh -s - --server"
                        + " https://rancher.example.com --label 'cattle.io/os=linux' --token xxxxx")
                .contains("d22 --etcd --controlplane\n", "d22 --worker\n", "d22 --etcd --controlplane --worker\n")
                .contains("# Windows worker, in PowerShell\ncurl.exe -fL ")
                .contains("a CA of its own");
    }

    @Test
    void aClusterOfExistingNodesWaitsForThem() throws IOException {
        play("custom-cluster-get", "custom-v3-registration");
        StatusRun run = status("custom1");
        assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).isEqualTo("custom1 v1.31.1+rke2r1  Waiting  9m  nodes must be registered\n");
    }

    @Test
    void aFailingGenerationShowsOnlyInItsOwnCondition() throws IOException {
        play("cluster-get-15s");
        StatusRun run = status("prod01");
        assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .startsWith(
                        "prod01 v1.26.10+rke2r2  Error    12m  failed to create fleet-default/prod01-cp cluster.x-k8s.io")
                .contains("MachineDeployment.cluster.x-k8s.io \"prod01-cp\" is invalid: spec.selector: Required value");
    }

    @Test
    void aClusterOnItsWayOut() throws IOException {
        playStages("dev1");
        play("cluster-get-deleting");
        StatusRun run = status("dev1");
        assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).startsWith("dev1 v1.26.10+rke2r2         Removing                117s\n");
    }

    @Test
    void aUserWhoMayNotSeeItAndListsNone() throws IOException {
        play("user-get-forbidden");
        SERVER.stubFor(get(urlPathEqualTo("/k8s/clusters/local/apis/provisioning.cattle.io/v1/clusters"))
                .willReturn(aResponse().withStatus(403)));
        SERVER.stubFor(get(urlPathEqualTo("/v3/clusters")).willReturn(okJson("{\"data\": []}")));
        StatusRun run = status("nope");
        assertThat(run.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.err())
                .isEqualTo("error: there is no cluster 'nope' in fleet-default, or this user may not see it\n");
    }

    @Test
    void theDocumentOfEveryClusterSaysWhatIsMissing() throws IOException {
        for (String cluster : List.of("prod01", "custom1", "dev1")) {
            playStages(cluster);
            assertThat(status(cluster, "-o", "json").out())
                    .contains("\"name\": \"" + cluster + "\"", "\"missing\": [\n", "\"controlPlane\": {\n");
        }
    }
}
