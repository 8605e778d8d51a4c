package dev.mcmgen.rancher;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mcmgen.rancher.api.Lookup;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.api.Resource;
import dev.mcmgen.rancher.api.WriteOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Ranchers, and what stands before them, answer when they do not answer well (rancher-api.md §1.5, §1.6 and §7). */
class AwkwardAnswersTest {

    private static final String PAGE = "<!DOCTYPE html><html><head><title>nginx</title></head></html>";
    private static final ApiObject SECRET = ApiObject.of(Map.of(
            "apiVersion", "v1", "kind", "Secret", "metadata", Map.of("name", "x", "namespace", "fleet-default")));

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final List<Duration> pauses = new ArrayList<>();
    private final Rancher rancher = at(SERVER.baseUrl());

    private Rancher at(String url) {
        ConnectionSettings settings =
                ConnectionSettings.of(new Trust.OfSystem(), "mcmgen/test").with((Pause) pauses::add);
        return new Rancher(RancherConnection.to(RancherAddress.parse(url), settings));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    private Lookup find() {
        return rancher.kubernetes().find(Resource.SECRETS, "fleet-default", "x");
    }

    private RefusedException refusedCreate() {
        return catchThrowableOfType(
                RefusedException.class, () -> rancher.kubernetes().create(SECRET, WriteOptions.PLAIN));
    }

    /** A body that ought to be an object and is none: an empty one, a page of a portal, one that is cut, a list. */
    @ParameterizedTest
    @ValueSource(strings = {"", PAGE, "{\"kind\":\"Secret\",\"metadata\":{\"na", "[]", "null", "\u0000\u0001", "pong"})
    void whatIsNoObjectIsOneSentence(String body) {
        answers(json(200, body));
        RancherException failure = catchThrowableOfType(RancherException.class, this::find);
        assertThat(failure)
                .hasMessage(SERVER.baseUrl() + " answered with something else than an object")
                .hasMessageNotContaining("nginx");
        assertThat(failure.hint()).contains("is nothing else in front of it?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "401 | ``            | does not accept the token | not expired",
                "401 | not authorized | does not accept the token | not expired",
                "401 | {\"type\":\"error\",\"status\":\"401\",\"message\":\"Unauthorized 401: must authenticate\"}"
                        + " | does not accept the token | no scope",
                "401 | {\"kind\":\"Status\",\"reason\":\"Unauthorized\",\"message\":\"admission webhook \\\"w\\\" denied"
                        + " the request: Unauthorized\"} | does not let this user use the cloud credential | one of your own",
                "403 | ``            | this user may not do that: status 403 without a word | ask for the right",
                "404 | ``            | status 404 without a word | ``",
                "404 | {\"type\":\"error\",\"links\":{},\"code\":\"NotFound\",\"message\":\"gone\",\"status\":404,\"type\":\"error\"}"
                        + " | Rancher refused: gone | ``",
                "413 | <html>413 Request Entity Too Large</html> | does not take bodies of this size | limit of the ingress",
                "500 | http: request body too large | http: request body too large | Rancher takes 1 MiB",
                "422 | {\"type\":\"error\",\"code\":\"InvalidBodyContent\",\"message\":\"Failed to parse body: http: request"
                        + " body too large\"} | request body too large | Rancher takes 1 MiB",
                "500 | {\"kind\":\"Status\",\"message\":\"etcdserver: no leader\"} | Rancher refused: etcdserver: no leader | ``",
                "500 | <html>oops</html> | a page for people instead of an answer | ``",
                "302 | <a href=\"/dashboard\">Found</a> | leads somewhere else (status 302) | the address that it leads to",
                "307 | ``            | leads somewhere else (status 307) | the address that it leads to",
            })
    void aRefusalIsOneSentenceWithTheNextStep(int status, String body, String message, String hint) {
        answers(json(status, body).withHeader("Location", "/somewhere"));
        RefusedException refused = refusedCreate();
        assertThat(refused).hasMessageContaining(message).hasMessageNotContaining("<");
        assertThat(refused).message().doesNotContain("\n");
        assertThat(refused.hint()).contains(hint);
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void keysThatStandTwiceAreNoReasonToGiveUp() {
        answers(json(200, "{\"type\":\"x\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"x\"},\"type\":\"y\"}"));
        assertThat(find().found().orElseThrow().name()).isEqualTo("x");
    }

    /** The refusal of a webhook can quote the whole object, which nobody wants to read. */
    @Test
    void aLongMessageIsCut() {
        answers(json(400, "{\"kind\":\"Status\",\"message\":\"" + "words ".repeat(10_000) + "\"}"));
        assertThat(refusedCreate()).message().hasSizeLessThan(700).endsWith(" …");
    }

    @ParameterizedTest
    @CsvSource({
        "7,                             PT7S",
        "0,                             PT0S",
        "-3,                            PT0.5S",
        "'Wed, 21 Oct 2026 07:28:00 GMT', PT0.5S",
        "soon,                          PT0.5S",
        "99999999999999999999,          PT0.5S",
    })
    void retryAfterIsTakenWhereItIsANumberOfSeconds(String header, Duration pause) {
        answers(json(429, "").withHeader("Retry-After", header));
        assertThat(refusedCreate().error().status()).isEqualTo(429);
        assertThat(pauses).hasSize(4).startsWith(pause);
    }

    @Test
    void whatIsAskedToWaitForTooLongIsNotWaitedFor() {
        answers(json(429, "").withHeader("Retry-After", "3600"));
        assertThat(refusedCreate().error().status()).isEqualTo(429);
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "MALFORMED_RESPONSE_CHUNK"})
    void aConnectionThatAlwaysBreaksIsGivenUpAfterAWhile(String fault) {
        answers(aResponse().withFault(Fault.valueOf(fault)));
        assertThatThrownBy(this::find)
                .isInstanceOf(RancherException.class)
                .hasMessageStartingWith("the connection to " + SERVER.baseUrl() + " failed: ");
        assertThat(pauses).hasSize(4).isSorted();
    }

    @Test
    void anAnswerThatDripsIsWaitedFor() {
        answers(json(200, "{\"metadata\":{\"name\":\"x\"}}").withChunkedDribbleDelay(5, 200));
        assertThat(find().found()).isPresent();
        assertThat(pauses).isEmpty();
    }

    @Test
    void whoNeverAnswersIsAskedTwice() {
        ApiRequest request = ApiRequest.get("x");
        assertThat(Retries.after(request, new SocketTimeoutException("timeout"), 1))
                .isPresent();
        assertThat(Retries.after(request, new SocketTimeoutException("timeout"), 2))
                .isEmpty();
        RancherException failure = new Unreachable(RancherAddress.parse("r.example.org"), Optional.empty())
                .because(new SocketTimeoutException("timeout"));
        assertThat(failure).hasMessage("https://r.example.org did not answer in time");
        assertThat(failure.hint()).isNotEmpty();
    }

    /** An answer without an end is not kept in memory, and not asked for once more. */
    @Test
    void anAnswerWithoutEndIsCutOff() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread pouring = new Thread(() -> pour(socket, connections), "pouring");
            pouring.setDaemon(true);
            pouring.start();
            Rancher endless = at("http://127.0.0.1:" + socket.getLocalPort());
            assertThatThrownBy(() -> endless.kubernetes().find(Resource.SECRETS, "fleet-default", "x"))
                    .isInstanceOf(RancherException.class)
                    .hasMessageContaining("the answer is longer than 64 MiB");
        }
        assertThat(connections).hasValue(1);
        assertThat(pauses).isEmpty();
    }

    private static void pour(ServerSocket socket, AtomicInteger connections) {
        byte[] much = new byte[1 << 16];
        try {
            while (true) {
                try (Socket client = socket.accept()) {
                    connections.incrementAndGet();
                    OutputStream out = client.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes(UTF_8));
                    while (true) {
                        out.write(much);
                    }
                } catch (SocketException e) {
                    if (socket.isClosed()) {
                        return; // the test is over
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsGoneNeedsNoDeleting() {
        ApiObject there = SECRET.with("u-1", "metadata", "uid");
        answers(json(404, "{\"kind\":\"Status\",\"reason\":\"NotFound\",\"code\":404}"));
        assertThat(rancher.kubernetes().delete(there)).isFalse();
        SERVER.resetAll();
        answers(json(
                200,
                "{\"kind\":\"Secret\",\"metadata\":{\"name\":\"x\",\"deletionTimestamp\":\"2026-01-01T00:00:00Z\"}}"));
        assertThat(rancher.kubernetes().delete(there)).isTrue();
        SERVER.resetAll();
        answers(json(
                409, "{\"kind\":\"Status\",\"reason\":\"Conflict\",\"message\":\"the UID differs\",\"code\":409}"));
        assertThatThrownBy(() -> rancher.kubernetes().delete(there)).hasMessageContaining("the UID differs");
    }
}
