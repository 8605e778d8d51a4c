package dev.mcmgen.rancher;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.mcmgen.rancher.ApiRequest.Body;
import dev.mcmgen.rancher.ApiRequest.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetriesTest {

    @RegisterExtension
    private final WireMockExtension server = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final List<Duration> pauses = new ArrayList<>();

    private RancherConnection connection() {
        ConnectionSettings settings =
                ConnectionSettings.of(new Trust.OfSystem(), "mcmgen/test").with((Pause) pauses::add);
        return RancherConnection.to(RancherAddress.parse(server.baseUrl()), settings);
    }

    /** Answers with that first, and then well. */
    private void first(ResponseDefinitionBuilder answer) {
        server.stubFor(any(urlPathEqualTo("/x"))
                .inScenario("first")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(answer)
                .willSetStateTo("then"));
        server.stubFor(any(urlPathEqualTo("/x"))
                .inScenario("first")
                .whenScenarioStateIs("then")
                .willReturn(ok("{}")));
    }

    private static ApiRequest post() {
        return ApiRequest.of(Method.POST, "x", new Body("application/json", "{}"));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() {
        first(aResponse().withStatus(429).withHeader("Retry-After", "7"));
        assertThat(connection().send(post()).status()).isEqualTo(200);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void asksAgainBehindAnIngressThatFails() {
        first(aResponse().withStatus(502).withBody("<html>bad gateway</html>"));
        assertThat(connection().send(post()).status()).isEqualTo(200);
        assertThat(pauses).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void asksAgainWhereTheConnectionBroke() {
        first(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(connection().send(post()).status()).isEqualTo(200);
        first(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        assertThat(connection().send(ApiRequest.get("x")).status()).isEqualTo(200);
    }

    @Test
    void neverAsksTwiceWhatMustBeDoneOnce() {
        first(aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThatThrownBy(() -> connection().send(post().once())).isInstanceOf(RancherException.class);
        server.verify(1, postRequestedFor(urlPathEqualTo("/x")));
        server.resetAll();
        first(aResponse().withStatus(503));
        assertThat(connection().send(post().once()).status()).isEqualTo(503);
        server.verify(1, postRequestedFor(urlPathEqualTo("/x")));
    }

    @Test
    void aWebhookThatIsAwayMayComeBackButNotOnADryRun() {
        String away = "{\"kind\":\"Status\",\"message\":\"failed calling webhook \\\"w\\\": no endpoints available\"}";
        first(aResponse().withStatus(500).withBody(away));
        assertThat(connection().send(post()).status()).isEqualTo(200);
        server.resetAll();
        first(aResponse().withStatus(500).withBody(away));
        assertThat(connection().send(post().with("dryRun", "All")).status()).isEqualTo(500);
    }

    @Test
    void givesUpInTheEnd() {
        server.stubFor(any(urlPathEqualTo("/x")).willReturn(aResponse().withStatus(503)));
        assertThat(connection().send(ApiRequest.get("x")).status()).isEqualTo(503);
        assertThat(pauses).hasSize(4).isSorted();
        server.resetAll();
        server.stubFor(
                any(urlPathEqualTo("/x")).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "86400")));
        assertThat(connection().send(ApiRequest.get("x")).status()).isEqualTo(429);
        server.verify(1, anyRequestedFor(urlPathEqualTo("/x")));
    }

    @Test
    void sendsTheMediaTypeAsItIs() {
        server.stubFor(any(urlPathEqualTo("/x")).willReturn(ok("{}")));
        connection().send(post());
        server.verify(postRequestedFor(urlPathEqualTo("/x")).withHeader("Content-Type", equalTo("application/json")));
    }
}
