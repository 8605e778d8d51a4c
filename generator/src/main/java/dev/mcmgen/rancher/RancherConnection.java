package dev.mcmgen.rancher;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * A connection to one Rancher: TLS 1.2 at least, bounded in time and size, no redirects. Proxies come from the system
 * properties that the JVM knows.
 */
public final class RancherConnection {

    /** The longest answer that is read, in bytes: a release list has about 20 MiB. */
    private static final long MAX_BYTES = 64L << 20;

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(60);

    private final RancherAddress address;
    private final OkHttpClient client;
    private final String userAgent;

    private RancherConnection(RancherAddress address, OkHttpClient client, String userAgent) {
        this.address = address;
        this.client = client;
        this.userAgent = userAgent;
    }

    /**
     * Prepares a connection. Only a checksum is looked up at once.
     *
     * @param userAgent what to call oneself, such as {@code mcmgen/0.1}
     * @throws RancherException if the certificates cannot be had
     */
    public static RancherConnection to(RancherAddress address, Trust trust, String userAgent) {
        if (trust instanceof Trust.OfChecksum pinned) {
            RancherConnection unchecked = new RancherConnection(address, client(new TrustAnything(), true), userAgent);
            byte[] pem = unchecked.get("cacerts");
            String found = Certificates.checksum(pem);
            if (!found.equals(pinned.sha256().toLowerCase(Locale.ROOT))) {
                throw new RancherException(
                        "the CA certificates of " + address + " have the checksum " + found + ", not the one given",
                        "somebody may be between you and the Rancher; ask for the checksum again");
            }
            X509TrustManager manager = Certificates.trusting(Certificates.parse(address + "/cacerts", pem));
            return new RancherConnection(address, client(manager, false), userAgent);
        }
        if (trust instanceof Trust.OfFile given) {
            X509TrustManager manager = Certificates.trusting(Certificates.read(given.file()));
            return new RancherConnection(address, client(manager, false), userAgent);
        }
        if (trust instanceof Trust.OfText given) {
            byte[] pem = given.pem().getBytes(StandardCharsets.UTF_8);
            X509TrustManager manager = Certificates.trusting(Certificates.parse("RANCHER_CA_CERTS", pem));
            return new RancherConnection(address, client(manager, false), userAgent);
        }
        return trust instanceof Trust.OfAnything
                ? new RancherConnection(address, client(new TrustAnything(), true), userAgent)
                : new RancherConnection(address, builder().build(), userAgent);
    }

    private static OkHttpClient client(X509TrustManager manager, boolean anyName) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, new SecureRandom());
            OkHttpClient.Builder builder = builder().sslSocketFactory(context.getSocketFactory(), manager);
            return (anyName ? builder.hostnameVerifier((name, session) -> true) : builder).build();
        } catch (GeneralSecurityException e) {
            throw new RancherException("this Java cannot speak TLS: " + e.getMessage(), "");
        }
    }

    private static OkHttpClient.Builder builder() {
        return new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(CONNECT)
                .readTimeout(READ)
                .writeTimeout(READ);
    }

    public RancherAddress address() {
        return address;
    }

    /**
     * Reads something.
     *
     * @param path such as {@code v1-rke2-release/releases}
     * @throws RancherException if the answer is anything but 200
     */
    public byte[] get(String path) {
        Request request = new Request.Builder()
                .url(address.resolve(path))
                .header("User-Agent", userAgent)
                .header("Accept", "application/json, text/plain")
                .build();
        try (Response response = client.newCall(request).execute()) {
            byte[] body = body(response.body());
            if (response.code() != 200) {
                throw refused(path, response.code(), new String(body, StandardCharsets.UTF_8));
            }
            return body;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static byte[] body(ResponseBody body) throws IOException {
        BufferedSource source = body.source();
        Buffer buffer = new Buffer();
        while (source.read(buffer, 8192) != -1) {
            if (buffer.size() > MAX_BYTES) {
                throw new IOException("the answer is longer than " + MAX_BYTES + " bytes");
            }
        }
        return buffer.readByteArray();
    }

    private RancherException refused(String path, int status, String body) {
        boolean page = body.stripLeading().startsWith("<");
        String what = address + "/" + path + " answered with status " + status;
        if (status >= 300 && status < 400) {
            return new RancherException(what + ", which leads somewhere else", "name the address that it leads to");
        }
        return page
                ? new RancherException(what + " and a page for people", "is this the address of a Rancher?")
                : new RancherException(what, "is this the address of a Rancher, and is it of this version?");
    }

    private RancherException unreachable(IOException failure) {
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (failure instanceof SSLException) {
            return new RancherException(
                    "the certificate of " + address + " is not believed: " + why,
                    "give its CA by --ca-file, or the checksum of its CA by --ca-checksum");
        }
        if (failure instanceof UnknownHostException) {
            return new RancherException("there is no host of the name in " + address, "look at the address");
        }
        if (failure instanceof ConnectException) {
            return new RancherException(
                    "nothing answers at " + address + ": " + why, "look at the address and the port");
        }
        if (failure instanceof InterruptedIOException) {
            return new RancherException(address + " did not answer in time", "try again later");
        }
        return new RancherException("the connection to " + address + " failed: " + why, "try again later");
    }
}
