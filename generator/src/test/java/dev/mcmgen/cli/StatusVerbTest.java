package dev.mcmgen.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mcmgen.rancher.progress.Played;
import dev.mcmgen.rancher.progress.Snapshot;
import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.GoYaml;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusVerbTest {

    private static final String SECRET = "nj2fhwchhmv8nxvkkg2pxnzqlhdfhddh9x7r6glpjmbqh64cpcqn5w";
    private static final String CLUSTERS = Played.K8S + "apis/provisioning.cattle.io/v1/clusters";

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Played rancher = new Played(SERVER);

    private static StatusRun run(String... arguments) {
        return StatusRun.of(SERVER.baseUrl(), "2026-11-22T17:05:00Z", arguments);
    }

    private void has(Snapshot snapshot) {
        rancher.surroundings(snapshot);
        rancher.answers(Played.CLUSTER, Played.ok(snapshot));
    }

    /** Names that the Kubernetes plane lists, as {@code namespace/name}. */
    private void lists(String... names) {
        StringBuilder items = new StringBuilder();
        for (String name : names) {
            int slash = name.indexOf('/');
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"metadata\": {\"namespace\": \"%s\", \"name\": \"%s\"}}"
                            .formatted(name.substring(0, slash), name.substring(slash + 1)));
        }
        rancher.answers(CLUSTERS, Played.ok("{\"items\": [" + items + "]}"));
    }

    @Test
    void aReadyClusterIsSuccess() {
        has(Snapshot.ready());
        StatusRun run = run("prod");
        assertThat(run.exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.out()).isEqualTo("""
                prod v1.31.1+rke2r1  Active                 5m
                  control plane      Reconciled             5m
                  pool cp            Running, 1 of 1 ready  5m
                    prod-cp-1        Running                5m
                """);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aClusterOnItsWayIsAFinding() {
        has(Snapshot.ready().work("Unknown", "Waiting", "waiting for probes"));
        StatusRun run = run("prod");
        assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).startsWith("prod v1.31.1+rke2r1  Updating ").contains("waiting for probes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ready", "waits", "fails", "hidden", "custom", "imported", "deleted"})
    void documentsFitTheirSchema(String stage) {
        Snapshot snapshot = switch (stage) {
            case "waits" ->
                Snapshot.pools("cp:1").work("Unknown", "Waiting", "x").rollout("cp", "", 1, 0, 0, 0);
            case "fails" -> Snapshot.pools("cp:1").condition("RKECluster", "False", "Error", "x");
            case "custom" -> Snapshot.custom().plane(1, 1, "Unknown", "Unknown").machine("", "custom-1", "Provisioned");
            case "imported" -> Snapshot.imported().condition("Ready", "True", "", "");
            case "deleted" -> Snapshot.ready().deleted();
            default -> Snapshot.ready();
        };
        has(snapshot);
        rancher.answers(Played.TOKENS, Played.tokens(Optional.empty()));
        if (stage.equals("hidden")) {
            rancher.answers(Played.CAPI + "v1beta2/namespaces/fleet-default/machines", Played.status(403));
            rancher.answers(Played.V3, Played.status(403));
        }
        StatusRun run = run("prod", "-o", "json");
        assertThat(run.exit()).isEqualTo(stage.matches("ready|hidden") ? ExitCode.SUCCESS : ExitCode.FINDINGS);
        fitsTheSchema(run.out());
    }

    private static void fitsTheSchema(String json) {
        assertThat(SchemaCheck.against("cluster-status", "x")
                        .check(GoYaml.readAll("out.json", json.getBytes(UTF_8))
                                .get(0)
                                .root()
                                .orElseThrow()))
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsSaidWithWhatMayBeMeant() {
        rancher.answers("/rancherversion", Played.ok("{\"Version\": \"v2.15.0\"}"));
        rancher.answers(Played.CLUSTER, Played.status(404));
        lists("fleet-default/prod-01", "fleet-default/test");
        StatusRun run = run("prod");
        assertThat(run.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                error: there is no cluster 'prod' in fleet-default
                hint: there are prod-01, test
                """);
        lists("fleet-local/prod");
        assertThat(run("prod").err()).contains("hint: there is one in fleet-local: --namespace fleet-local\n");
        lists("fleet-default/prot");
        assertThat(run("prod").err()).contains("hint: did you mean prot?\n");
    }

    @Test
    void whatIsNotToBeSeenIsSaidToo() {
        rancher.answers(Played.CLUSTER, Played.status(403));
        rancher.answers(CLUSTERS, Played.status(403));
        rancher.answers(
                "/v3/clusters",
                Played.ok("{\"data\": [{\"name\": \"mine\", \"fleetWorkspaceName\": \"fleet-default\"}]}"));
        StatusRun run = run("prod");
        assertThat(run.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(run.err()).isEqualTo("""
                error: there is no cluster 'prod' in fleet-default, or this user may not see it
                hint: there is only mine
                """);
    }

    @Test
    void whatIsNoRancherIsNotSaidToHaveNoClusters() {
        rancher.answers(Played.CLUSTER, Played.status(404));
        rancher.answers(CLUSTERS, Played.status(404));
        for (StatusRun run : List.of(run("prod"), run())) {
            assertThat(run.exit()).isEqualTo(ExitCode.RANCHER);
            assertThat(run.err()).contains("does not answer like a Rancher (status 404)", "hint: is this the address");
        }
    }

    @Test
    void anIdIsNoName() {
        rancher.answers("/rancherversion", Played.ok("{\"Version\": \"v2.15.0\"}"));
        rancher.answers(Played.CLUSTER.replace("prod", "c-m-abcdefgh"), Played.status(404));
        rancher.answers(Played.V3, Played.ok("{\"name\": \"prod\", \"fleetWorkspaceName\": \"fleet-default\"}"));
        assertThat(run("c-m-abcdefgh").err()).contains("hint: c-m-abcdefgh is the id of prod\n");
    }

    @Test
    void aRancherThatRefusesOrIsAwayIsTold() {
        rancher.answers(Played.CLUSTER, aResponse().withStatus(401));
        StatusRun refused = run("prod");
        assertThat(refused.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(refused.err()).contains("does not accept the token").doesNotContain("sss");
        StatusRun away = StatusRun.of("http://localhost:1", "2026-11-22T17:05:00Z", "prod");
        assertThat(away.exit()).isEqualTo(ExitCode.RANCHER);
        assertThat(away.err()).contains("nothing answers at http://localhost:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "Prod", "a b", "-n", ""})
    void aNameThatNoClusterCanHaveAsksNobody(String name) {
        StatusRun run = name.isEmpty() ? run("--registration") : run("--", name);
        assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
        SERVER.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void registrationIsPrintedOnlyWhereItIsAskedFor() {
        has(Snapshot.custom());
        String command = " curl -fL https://r/x.sh | sudo  sh -s - --token " + SECRET + " --ca-checksum 56c1";
        rancher.answers(Played.TOKENS, Played.tokens(Optional.of(command)));
        StatusRun without = run("prod");
        assertThat(without.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(without.out())
                .contains("Waiting", "nodes must be registered")
                .doesNotContain(SECRET);
        assertThat(without.err()).isEqualTo("hint: add --registration to see what to run on its nodes\n");

        StatusRun with = run("prod", "--registration", "--debug");
        assertThat(with.out()).endsWith("""

                # To register a node with prod, run one of these on it; they hold a secret.
                # etcd and control plane
                curl -fL https://r/x.sh | sudo sh -s - --token %1$s --ca-checksum 56c1 --etcd --controlplane
                # worker
                curl -fL https://r/x.sh | sudo sh -s - --token %1$s --ca-checksum 56c1 --worker
                # all roles
                curl -fL https://r/x.sh | sudo sh -s - --token %1$s --ca-checksum 56c1 --etcd --controlplane --worker
                # This Rancher has a CA of its own. Where a host does not know it, curl needs --insecure; what it
                # fetches is then not checked, while the agent checks the CA by the checksum all the same.
                """.formatted(SECRET));
        assertThat(with.err()).contains("/v3/clusterregistrationtokens").doesNotContain(SECRET);

        StatusRun json = run("prod", "--registration", "-o", "json");
        assertThat(json.out()).contains("\"roles\": [\n              \"etcd\",\n              \"controlplane\"");
        fitsTheSchema(json.out());
    }

    @Test
    void whereRancherMakesMachinesThereIsNothingToRegister() {
        has(Snapshot.ready());
        StatusRun run = run("prod", "--registration");
        assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.err()).contains("no node is registered with prod by hand");
    }

    @Test
    void withoutANameThereIsALineForEach() {
        String ready = Snapshot.ready().clusterJson();
        String waits = Snapshot.pools("cp:1")
                .work("Unknown", "Waiting", "waiting for probes")
                .with("edge-07", "metadata", "name")
                .with("edge", "metadata", "namespace")
                .clusterJson();
        rancher.answers(CLUSTERS, Played.ok("{\"items\": [" + ready + "," + waits + "]}"));
        rancher.answers(
                Played.K8S + "apis/rke.cattle.io/v1/rkecontrolplanes",
                Played.ok("{\"items\": [" + Snapshot.ready().planeJson().orElseThrow() + "]}"));
        rancher.answers("/v3/clusters", Played.ok("{\"data\": []}"));
        StatusRun run = run();
        assertThat(run.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).isEqualTo("""
                edge/edge-07  v1.31.1+rke2r1  Provisioning  5m  waiting for probes
                prod  v1.31.1+rke2r1          Active        5m
                """);
        assertThat(run("-n", "fleet-default").exit()).isEqualTo(ExitCode.SUCCESS);
        fitsTheSchema(run("-o", "json").out());

        rancher.answers("/v3/clusters", Played.status(401)); // a token scoped to the cluster local
        assertThat(run().out()).isEqualTo(run.out());
    }

    @Test
    void aStandardUserSeesTheOwnClusters() {
        has(Snapshot.ready());
        rancher.answers(CLUSTERS, Played.status(403));
        rancher.answers(Played.CAPI + "v1beta2/namespaces/fleet-default/machines", Played.status(403));
        rancher.answers(
                "/v3/clusters",
                Played.ok("{\"data\": [{\"name\": \"prod\", \"fleetWorkspaceName\": \"fleet-default\"}]}"));
        rancher.answers(Played.V3, Played.ok("{\"state\": \"active\", \"info\": {\"nodeCount\": 1}}"));
        assertThat(run().out()).isEqualTo("prod  v1.31.1+rke2r1  Active  5m\n");
        assertThat(run().exit()).isEqualTo(ExitCode.SUCCESS);
    }

    @Test
    void whoSeesNothingIsTold() {
        rancher.answers(CLUSTERS, Played.status(403));
        rancher.answers("/v3/clusters", Played.ok("{\"data\": []}"));
        StatusRun run = run();
        assertThat(run.exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(run.err()).isEqualTo("hint: there is no cluster, or none that this user may see\n");
    }
}
