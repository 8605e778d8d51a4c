package dev.mcmgen.rancher.progress;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.mcmgen.rancher.ConnectionSettings;
import dev.mcmgen.rancher.Pause;
import dev.mcmgen.rancher.RancherAddress;
import dev.mcmgen.rancher.RancherConnection;
import dev.mcmgen.rancher.Trust;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.yaml.JsonWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A Rancher whose answers are played one after another, and a time that passes only where somebody waits. */
public final class Played {

    public static final String K8S = "/k8s/clusters/local/";
    public static final String CLUSTER = K8S + "apis/provisioning.cattle.io/v1/namespaces/fleet-default/clusters/prod";
    public static final String PLANE = K8S + "apis/rke.cattle.io/v1/namespaces/fleet-default/rkecontrolplanes/prod";
    public static final String CAPI = K8S + "apis/cluster.x-k8s.io/";
    public static final String LOG = K8S + "api/v1/namespaces/c-m-abcdefgh/configmaps/provisioning-log";
    public static final String V3 = "/v3/clusters/c-m-abcdefgh";
    public static final String TOKENS = "/v3/clusterregistrationtokens";

    private final WireMockExtension server;
    private Instant now = Instant.parse("2026-11-22T17:00:00Z");

    public Played(WireMockExtension server) {
        this.server = server;
    }

    /** Time of its own. */
    final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    final Pause pause = time -> now = now.plus(time);

    Rancher rancher() {
        ConnectionSettings settings =
                ConnectionSettings.of(new Trust.OfSystem(), "mcmgen/test").with(pause);
        return new Rancher(RancherConnection.to(RancherAddress.parse(server.baseUrl()), settings));
    }

    ClusterReader reader() {
        return new ClusterReader(rancher(), new ClusterName("fleet-default", "prod"));
    }

    /** Waiting in the time of this play. */
    public Waiting waiting(ProgressListener listener) {
        return new Waiting(reader(), clock, pause, listener);
    }

    /** One answer after another; the last one stays. */
    public void answers(String path, ResponseDefinitionBuilder... answers) {
        String state = Scenario.STARTED;
        for (int i = 0; i < answers.length; i++) {
            String next = path + i;
            var stub = get(urlPathEqualTo(path)).inScenario(path).whenScenarioStateIs(state);
            server.stubFor(
                    i + 1 < answers.length
                            ? stub.willSetStateTo(next).willReturn(answers[i])
                            : stub.willReturn(answers[i]));
            state = next;
        }
    }

    /** Everything but the Cluster itself as in this snapshot, for the whole play. */
    public void surroundings(Snapshot snapshot) {
        answers(PLANE, snapshot.planeJson().map(Played::ok).orElseGet(() -> status(404)));
        answers(CAPI + "v1beta2", ok("{}"));
        answers(CAPI + "v1beta2/namespaces/fleet-default/machinedeployments", ok(snapshot.rolloutsJson()));
        answers(CAPI + "v1beta2/namespaces/fleet-default/machines", ok(snapshot.machinesJson()));
        answers(LOG, status(404));
    }

    public static ResponseDefinitionBuilder ok(String json) {
        return okJson(json);
    }

    public static ResponseDefinitionBuilder ok(Snapshot snapshot) {
        return okJson(snapshot.clusterJson());
    }

    /** A refusal as Kubernetes writes it. */
    public static ResponseDefinitionBuilder status(int status) {
        String reason = status == 403 ? "Forbidden" : status == 404 ? "NotFound" : "Unauthorized";
        return aResponse()
                .withStatus(status)
                .withBody(JsonWriter.write(Snapshot.map(
                        "kind", "Status", "status", "Failure", "reason", reason, "message", "no", "code", status)));
    }

    /** What an ingress answers while Rancher is away. */
    public static ResponseDefinitionBuilder away() {
        return aResponse().withStatus(502).withBody("<html>bad gateway</html>");
    }

    public static ResponseDefinitionBuilder log(String... lines) {
        return okJson(JsonWriter.write(
                Snapshot.map("kind", "ConfigMap", "data", Snapshot.map("log", String.join("\n", lines) + "\n"))));
    }

    public static ResponseDefinitionBuilder tokens(Optional<String> command) {
        return okJson(JsonWriter.write(Snapshot.map(
                "data",
                command.<Object>map(
                                text -> java.util.List.of(Snapshot.map("name", "default-token", "nodeCommand", text)))
                        .orElse(java.util.List.of()))));
    }
}
