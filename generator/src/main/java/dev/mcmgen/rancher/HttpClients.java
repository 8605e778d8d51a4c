package dev.mcmgen.rancher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/** Makes HTTP clients that believe what they are told to believe. */
final class HttpClients {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(60);

    /** However slowly an answer drips, it ends. */
    private static final Duration CALL = Duration.ofMinutes(3);

    private HttpClients() {}

    /** @throws RancherException if the certificates cannot be had, or are not those that were expected */
    static OkHttpClient of(RancherAddress address, ConnectionSettings settings) {
        OkHttpClient.Builder builder = builder(settings);
        Trust trust = settings.trust();
        if (trust instanceof Trust.OfChecksum pinned) {
            byte[] pem = pinned(address, pinned, settings);
            return believing(Certificates.trusting(Certificates.parse(address + "/cacerts", pem)), builder);
        }
        if (trust instanceof Trust.OfFile given) {
            return believing(Certificates.trusting(Certificates.read(given.file())), builder);
        }
        if (trust instanceof Trust.OfText given) {
            byte[] pem = given.pem().getBytes(StandardCharsets.UTF_8);
            return believing(Certificates.trusting(Certificates.parse("RANCHER_CA_CERTS", pem)), builder);
        }
        return trust instanceof Trust.OfAnything ? believingAnything(builder) : builder.build();
    }

    /** What the Rancher serves at {@code /cacerts}, fetched without belief and without a token, then compared. */
    private static byte[] pinned(RancherAddress address, Trust.OfChecksum pinned, ConnectionSettings settings) {
        ConnectionSettings nameless = new ConnectionSettings(
                new Trust.OfAnything(),
                Optional.empty(),
                settings.proxies(),
                settings.userAgent(),
                settings.exchanges(),
                settings.pause());
        byte[] pem = RancherConnection.unchecked(address, believingAnything(builder(nameless)), nameless)
                .get("cacerts");
        String found = Certificates.checksum(pem);
        if (!found.equals(pinned.sha256().toLowerCase(Locale.ROOT))) {
            throw new RancherException(
                    "the CA certificates of " + address + " have the checksum " + found + ", not the one given",
                    "somebody may be between you and the Rancher; ask for the checksum again");
        }
        return pem;
    }

    private static OkHttpClient believingAnything(OkHttpClient.Builder builder) {
        return believing(new TrustAnything(), builder.hostnameVerifier((name, session) -> true));
    }

    private static OkHttpClient believing(X509TrustManager manager, OkHttpClient.Builder builder) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, new SecureRandom());
            return builder.sslSocketFactory(context.getSocketFactory(), manager).build();
        } catch (GeneralSecurityException e) {
            throw new RancherException("this Java cannot speak TLS: " + e.getMessage(), "");
        }
    }

    private static OkHttpClient.Builder builder(ConnectionSettings settings) {
        Proxies proxies = settings.proxies();
        Authenticator atProxy = (route, response) -> {
            String scheme = response.request().url().scheme();
            Optional<String> header = response.request().header("Proxy-Authorization") == null
                    ? proxies.authorization(scheme)
                    : Optional.empty();
            return header.map(value -> response.request()
                            .newBuilder()
                            .header("Proxy-Authorization", value)
                            .build())
                    .orElse(null);
        };
        return new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
                .followRedirects(false)
                .followSslRedirects(false)
                .proxySelector(proxies)
                .proxyAuthenticator(atProxy)
                .connectTimeout(CONNECT)
                .readTimeout(READ)
                .writeTimeout(READ)
                .callTimeout(CALL);
    }
}
