package dev.mcmgen.rancher.progress;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.rancher.ConnectionSettings;
import dev.mcmgen.rancher.RancherAddress;
import dev.mcmgen.rancher.RancherConnection;
import dev.mcmgen.rancher.Trust;
import dev.mcmgen.rancher.api.NormanApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegistrationTest {

    private static final String SECRET = "nj2fhwchhmv8nxvkkg2pxnzqlhdfhddh9x7r6glpjmbqh64cpcqn5w";
    private static final String ID = "c-m-abcdefgh";
    private static final String PATH = "/v3/clusterregistrationtokens";

    @RegisterExtension
    private static final WireMockExtension RANCHER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final NormanApi norman = new NormanApi(RancherConnection.to(
            RancherAddress.parse(RANCHER.baseUrl()), ConnectionSettings.of(new Trust.OfSystem(), "mcmgen/test")));

    private static String token(String name, String command) {
        return "{\"name\": \"%s\", \"nodeCommand\": \"%s\", \"expiresAt\": \"2026-12-22T17:05:35Z\"}"
                .formatted(name, command);
    }

    private static void has(String... tokens) {
        RANCHER.stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson("{\"data\": [" + String.join(",", tokens) + "]}")));
    }

    private static String command(String token) {
        return " curl -fL https://r/system-agent-install.sh | sudo  HTTP_PROXY='http://a  b' sh -s - --server https://r"
                + " --label 'cattle.io/os=linux' --token " + token + " --ca-checksum 56c1";
    }

    @Test
    void commandsAreTidiedAndGetRoles() {
        has(token("default-token", command(SECRET)));
        RegistrationCommands commands = Registration.find(norman, ID).orElseThrow();
        String whole = "curl -fL https://r/system-agent-install.sh | sudo HTTP_PROXY='http://a  b' sh -s -"
                + " --server https://r --label 'cattle.io/os=linux' --token " + SECRET + " --ca-checksum 56c1";
        assertThat(commands.linux()).isEqualTo(whole);
        assertThat(commands.linux(EnumSet.of(Role.CONTROLPLANE, Role.ETCD)))
                .isEqualTo(whole + " --etcd --controlplane");
        assertThat(commands.linux(EnumSet.of(Role.WORKER))).isEqualTo(whole + " --worker");
        assertThat(commands.hasPrivateCa()).isTrue();
        assertThat(commands.windows()).isEmpty();
        assertThat(commands).asString().doesNotContain(SECRET);
        assertThat(Optional.of(commands)).asString().doesNotContain(SECRET);
    }

    @Test
    void theDefaultTokenIsPreferred() {
        has(token("other", command("x")), token("default-token", command("y")));
        assertThat(Registration.find(norman, ID).orElseThrow().linux()).contains("--token y");
        has(token("other", command("x")), token("default-token", ""));
        assertThat(Registration.find(norman, ID).orElseThrow().linux()).contains("--token x");
    }

    @Test
    void whatIsNotThereYetIsWaitedFor() {
        List<String> states = List.of("", token("default-token", ""), token("default-token", command("{token}")));
        List<Duration> pauses = new ArrayList<>();
        has();
        Optional<RegistrationCommands> found = Registration.await(
                norman,
                ID,
                time -> {
                    pauses.add(time);
                    has(
                            pauses.size() < states.size()
                                    ? states.get(pauses.size())
                                    : token("default-token", command(SECRET)));
                },
                Duration.ofMinutes(1));
        assertThat(pauses).hasSize(3);
        assertThat(found.orElseThrow().linux()).contains(SECRET);
    }

    @Test
    void whatNeverComesIsNotWaitedForEver() {
        has();
        List<Duration> pauses = new ArrayList<>();
        assertThat(Registration.await(norman, ID, pauses::add, Duration.ofSeconds(10)))
                .isEmpty();
        assertThat(pauses).hasSize(5);
    }
}
