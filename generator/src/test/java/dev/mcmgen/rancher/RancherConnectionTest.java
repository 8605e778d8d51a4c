package dev.mcmgen.rancher;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RancherConnectionTest {

    private static final String PASSWORD = "password";

    @TempDir
    private static Path folder;

    private static HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private static WireMockServer server = new WireMockServer();

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        server = serving(
                new HeldCertificate.Builder().signedBy(authority).addSubjectAlternativeName("localhost"), "own");
    }

    /** A server with that certificate. */
    private static WireMockServer serving(HeldCertificate.Builder certificate, String name)
            throws IOException, GeneralSecurityException {
        HeldCertificate own = certificate.build();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "own", own.keyPair().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {own.certificate()});
        Path file = folder.resolve(name + ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        WireMockServer started = new WireMockServer(wireMockConfig()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(file.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        started.start();
        return started;
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void forget() {
        server.resetAll();
    }

    private static RancherAddress plain() {
        return RancherAddress.parse("http://localhost:" + server.port());
    }

    private static RancherAddress secure() {
        return RancherAddress.parse("localhost:" + server.httpsPort());
    }

    private static RancherConnection open(RancherAddress address, Trust trust) {
        return RancherConnection.to(
                address, ConnectionSettings.of(trust, "mcmgen/test").with((Pause) time -> {}));
    }

    @ParameterizedTest
    @CsvSource({
        "rancher.example.org,               https://rancher.example.org",
        "https://rancher.example.org/,      https://rancher.example.org",
        "https://rancher.example.org/v3,    https://rancher.example.org",
        "https://rancher.example.org/v3/,   https://rancher.example.org",
        "https://rancher.example.org/dashboard/c/local/explorer, https://rancher.example.org",
        "https://example.org:8443/rancher/, https://example.org:8443/rancher",
    })
    void takesAddressesAsPeopleWriteThem(String text, String expected) {
        assertThat(RancherAddress.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp://x", "https://", "https://user:secret@rancher.example.org"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> RancherAddress.parse(text))
                .isInstanceOf(RancherException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void readsWithItsOwnNameAndWithoutDoubleSlashes() {
        server.stubFor(get("/rancherversion").willReturn(ok("{}")));
        assertThat(open(plain(), new Trust.OfSystem()).get("rancherversion")).isEqualTo("{}".getBytes(UTF_8));
        server.verify(getRequestedFor(urlEqualTo("/rancherversion")).withHeader("User-Agent", equalTo("mcmgen/test")));
    }

    @Test
    void followsNoRedirects() {
        server.stubFor(get("/a").willReturn(temporaryRedirect("/b")));
        assertThatThrownBy(() -> open(plain(), new Trust.OfSystem()).get("a"))
                .hasMessageContaining("status 302")
                .hasMessageContaining("somewhere else");
        server.verify(0, getRequestedFor(urlEqualTo("/b")));
    }

    @Test
    void namesPagesForPeople() {
        server.stubFor(get("/a").willReturn(aResponse().withStatus(503).withBody("<html>ingress</html>")));
        assertThatThrownBy(() -> open(plain(), new Trust.OfSystem()).get("a"))
                .hasMessageContaining("status 503 and a page for people")
                .hasMessageNotContaining("html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "RANDOM_DATA_THEN_CLOSE"})
    void aBrokenConnectionIsOneSentence(String fault) {
        server.stubFor(get("/a").willReturn(aResponse().withFault(Fault.valueOf(fault))));
        assertThatThrownBy(() -> open(plain(), new Trust.OfSystem()).get("a")).isInstanceOf(RancherException.class);
    }

    @Test
    void nobodyThere() {
        assertThatThrownBy(() -> open(RancherAddress.parse("http://localhost:1"), new Trust.OfSystem())
                        .get("a"))
                .isInstanceOf(RancherException.class)
                .hasMessageContaining("nothing answers at http://localhost:1");
    }

    @Test
    void aProxyThatIsAwayIsNamed() {
        ConnectionSettings settings = new ConnectionSettings(
                new Trust.OfSystem(),
                Optional.empty(),
                new Proxies(Map.of("HTTPS_PROXY", "http://u:hunter2@127.0.0.1:1")),
                "x",
                Exchanges.UNHEARD,
                time -> {});
        RancherAddress address = RancherAddress.parse("https://rancher.example.org");
        assertThatThrownBy(() -> RancherConnection.to(address, settings).get("a"))
                .hasMessage("the proxy 127.0.0.1:1, by which https://rancher.example.org is asked, does not answer");
    }

    @Test
    void aPrivateAuthorityMustBeGiven() throws IOException {
        server.stubFor(get("/a").willReturn(ok("x")));
        assertThatThrownBy(() -> open(secure(), new Trust.OfSystem()).get("a"))
                .hasMessageEndingWith("is not believed: it comes from a CA that is not known here")
                .extracting(failure -> ((RancherException) failure).hint())
                .asString()
                .contains("--ca-file");
        Path file = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
        for (Trust trust :
                List.of(new Trust.OfFile(file), new Trust.OfText(authority.certificatePem()), new Trust.OfAnything())) {
            assertThat(open(secure(), trust).get("a")).isEqualTo("x".getBytes(UTF_8));
        }
        Path other = Files.writeString(
                folder.resolve("other.pem"),
                new HeldCertificate.Builder().certificateAuthority(0).build().certificatePem());
        assertThatThrownBy(() -> open(secure(), new Trust.OfFile(other)).get("a"))
                .hasMessageContaining("is not believed");
    }

    @Test
    void aChecksumPinsWhatTheRancherServes() {
        String pem = authority.certificatePem();
        server.stubFor(get("/cacerts").willReturn(ok(pem)));
        server.stubFor(get("/a").willReturn(ok("x")));
        String checksum = Certificates.checksum(pem.getBytes(UTF_8));
        assertThat(Certificates.checksum((pem + "\n\n").getBytes(UTF_8))).isEqualTo(checksum);
        assertThat(open(secure(), new Trust.OfChecksum(checksum)).get("a")).isEqualTo("x".getBytes(UTF_8));
        assertThatThrownBy(() -> open(secure(), new Trust.OfChecksum("00")))
                .hasMessageContaining("have the checksum " + checksum + ", not the one given");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost     | -20 | -10 | has expired                        | renew it",
                "localhost     |  10 |  20 | is not valid yet                   | the clock here",
                "other.example | -10 |  20 | is for other names: other.example | one of the names of the certificate",
            })
    void aCertificateThatIsNotGoodIsNamed(String name, int from, int until, String message, String hint)
            throws IOException, GeneralSecurityException {
        long now = System.currentTimeMillis();
        long day = Duration.ofDays(1).toMillis();
        HeldCertificate.Builder certificate = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName(name)
                .validityInterval(now + from * day, now + until * day);
        WireMockServer other = serving(certificate, "other" + from + until);
        try {
            RancherAddress address = RancherAddress.parse("localhost:" + other.httpsPort());
            Trust trust = new Trust.OfText(authority.certificatePem());
            RancherException failure = catchThrowableOfType(
                    RancherException.class, () -> open(address, trust).get("a"));
            assertThat(failure).hasMessageContaining("the certificate of " + address + " " + message);
            assertThat(failure.hint()).contains(hint);
        } finally {
            other.stop();
        }
    }

    @Test
    void whatSpeaksNoTlsIsNamed() {
        RancherAddress address = RancherAddress.parse("https://localhost:" + server.port());
        assertThatThrownBy(() -> open(address, new Trust.OfSystem()).get("a"))
                .hasMessageContaining(address + " does not speak TLS");
    }

    /** A Rancher without a CA of its own serves nothing, and a checksum of nothing pins nothing. */
    @Test
    void nothingCannotBePinned() {
        server.stubFor(get("/cacerts").willReturn(ok("")));
        String checksum = Certificates.checksum(new byte[0]);
        assertThatThrownBy(() -> open(secure(), new Trust.OfChecksum(checksum)))
                .isInstanceOf(RancherException.class)
                .hasMessageContaining("holds no certificates");
    }
}
