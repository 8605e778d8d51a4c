package dev.mcmgen.rancher.api;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mcmgen.rancher.ConnectionSettings;
import dev.mcmgen.rancher.Pause;
import dev.mcmgen.rancher.RancherAddress;
import dev.mcmgen.rancher.RancherConnection;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.Trust;
import dev.mcmgen.rancher.fake.RecordedExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What mcmgen reads out of every answer that was recorded from a real Rancher 2.15.0: one line for each in the golden file;
 * {@code -Dgolden.update=true} writes it anew.
 */
class RecordedExchangesTest {

    private static final String GOLDEN = "rancher/recorded-exchanges.txt";

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final List<Duration> pauses = new ArrayList<>();

    private RancherConnection connection(Trust trust) {
        return RancherConnection.to(
                RancherAddress.parse(SERVER.baseUrl()),
                ConnectionSettings.of(trust, "mcmgen/test").with((Pause) pauses::add));
    }

    /** Answers as recorded to that method and path, and to nothing else. */
    private static void play(RecordedExchange exchange) {
        SERVER.resetAll();
        SERVER.stubFor(request(exchange.method(), urlPathEqualTo("/" + exchange.path()))
                .willReturn(exchange.answer()));
    }

    private static String named(String name) throws IOException {
        try (InputStream in = RecordedExchangesTest.class.getResourceAsStream("/" + name)) {
            return in == null ? "" : new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void everyAnswerIsRead() throws IOException {
        ClientReading client = new ClientReading(new Rancher(connection(new Trust.OfSystem())));
        StringBuilder lines = new StringBuilder();
        for (RecordedExchange exchange : RecordedExchange.all()) {
            play(exchange);
            lines.append(exchange.name())
                    .append(": ")
                    .append(client.of(exchange).replace(SERVER.baseUrl(), "URL"));
            lines.append('\n');
            assertThat(SERVER.findAllUnmatchedRequests()).as(exchange.name()).isEmpty();
        }
        if (Boolean.getBoolean("golden.update")) {
            Path root = Path.of(System.getProperty("mcmgen.root", ".."));
            Files.writeString(root.resolve("generator/src/test/resources").resolve(GOLDEN), lines);
        }
        assertThat(lines).hasToString(named(GOLDEN));
        assertThat(pauses).as("nothing of it is asked again").isEmpty();
    }

    /** Agents pin the certificates by a checksum, which stands in the command that registers a node. */
    @Test
    void theServedCertificatesHaveTheChecksumOfTheCommand() {
        List<RecordedExchange> all = RecordedExchange.all();
        String command = all.stream()
                .filter(exchange -> exchange.name().equals("custom-v3-registration"))
                .findFirst()
                .orElseThrow()
                .body();
        Matcher checksum = Pattern.compile("--ca-checksum ([0-9a-f]{64})").matcher(command);
        assertThat(checksum.find()).isTrue();
        RecordedExchange served = all.stream()
                .filter(exchange -> exchange.name().equals("cacerts"))
                .findFirst()
                .orElseThrow();
        SERVER.stubFor(any(urlPathEqualTo("/cacerts")).willReturn(served.answer()));
        assertThat(connection(new Trust.OfChecksum(checksum.group(1))).get("cacerts"))
                .isEqualTo(served.body().getBytes(UTF_8));
        assertThatThrownBy(() -> connection(new Trust.OfChecksum("0" + checksum.group(1))))
                .isInstanceOf(RancherException.class);
    }
}
