package dev.mcmgen.rancher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one Rancher: TLS 1.2 at least, bounded in time and size, no redirects, what passes is asked again. Serves
 * any number of threads.
 */
public final class RancherConnection {

    /** The longest answer that is read, in bytes: a release list has about 20 MiB. */
    private static final long MAX_BYTES = 64L << 20;

    private final RancherAddress address;
    private final OkHttpClient client;
    private final ConnectionSettings settings;

    private RancherConnection(RancherAddress address, OkHttpClient client, ConnectionSettings settings) {
        this.address = address;
        this.client = client;
        this.settings = settings;
    }

    /**
     * Prepares a connection. Only a checksum is looked up at once.
     *
     * @throws RancherException if the certificates cannot be had
     */
    public static RancherConnection to(RancherAddress address, ConnectionSettings settings) {
        return new RancherConnection(address, HttpClients.of(address, settings), settings);
    }

    /** A connection with a client of another trust, before anything is believed. */
    static RancherConnection unchecked(RancherAddress address, OkHttpClient client, ConnectionSettings settings) {
        return new RancherConnection(address, client, settings);
    }

    public RancherAddress address() {
        return address;
    }

    /** Lets time pass between two questions. */
    public void pause(Duration time) {
        settings.pause().of(time);
    }

    /**
     * Reads something.
     *
     * @param path such as {@code v1-rke2-release/releases}
     * @throws RancherException if the answer is anything but 200
     */
    public byte[] get(String path) {
        ApiResponse response = send(ApiRequest.get(path));
        if (response.status() != 200) {
            throw refused(path, response);
        }
        return response.body().toByteArray();
    }

    /**
     * Asks, again where that can help, and gives back whatever the answer is.
     *
     * @throws RancherException if there is no answer
     */
    public ApiResponse send(ApiRequest request) {
        HttpUrl url = address.resolve(request.path(), request.query());
        for (int attempt = 1; ; attempt++) {
            Optional<Duration> wait;
            settings.exchanges().sent(request, url.toString());
            long start = System.nanoTime();
            try {
                ApiResponse response = once(request, url);
                settings.exchanges().answered(request, response, Duration.ofNanos(System.nanoTime() - start));
                wait = Retries.after(request, response, attempt);
                if (wait.isEmpty()) {
                    return response;
                }
            } catch (IOException e) {
                RancherException failure = new Unreachable(address, proxy(url)).because(e);
                settings.exchanges().failed(request, String.valueOf(failure.getMessage()));
                wait = Retries.after(request, e, attempt);
                if (wait.isEmpty()) {
                    throw failure;
                }
            }
            settings.pause().of(wait.get());
        }
    }

    private Optional<String> proxy(HttpUrl url) {
        return settings.proxies().select(url.uri()).stream()
                .filter(proxy -> proxy.address() instanceof InetSocketAddress)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(proxy -> proxy.getHostString() + ":" + proxy.getPort())
                .findFirst();
    }

    private ApiResponse once(ApiRequest request, HttpUrl url) throws IOException {
        Request.Builder builder = new Request.Builder()
                .url(url)
                .method(request.method().name(), body(request))
                .header("User-Agent", settings.userAgent())
                .header("Accept", "application/json, text/plain");
        settings.token().ifPresent(token -> builder.header("Authorization", token.header()));
        try (Response response = client.newCall(builder.build()).execute()) {
            return new ApiResponse(response.code(), read(response.body()), retryAfter(response));
        }
    }

    private static @Nullable RequestBody body(ApiRequest request) {
        return request.body()
                .map(body -> RequestBody.create(body.bytes(), MediaType.get(body.mediaType())))
                .orElse(null);
    }

    private static Optional<Duration> retryAfter(Response response) {
        try {
            return Optional.ofNullable(response.header("Retry-After"))
                    .map(Long::parseLong)
                    .filter(seconds -> seconds >= 0)
                    .map(Duration::ofSeconds);
        } catch (NumberFormatException e) {
            return Optional.empty(); // a date: nobody in front of a Rancher was seen to send one
        }
    }

    private static ByteString read(ResponseBody body) throws IOException {
        BufferedSource source = body.source();
        Buffer buffer = new Buffer();
        while (source.read(buffer, 8192) != -1) {
            if (buffer.size() > MAX_BYTES) {
                throw new RancherException(
                        "the answer is longer than " + (MAX_BYTES >> 20) + " MiB", "is this the address of a Rancher?");
            }
        }
        return buffer.readByteString();
    }

    private RancherException refused(String path, ApiResponse response) {
        int status = response.status();
        boolean page = response.text().stripLeading().startsWith("<");
        String what = address + "/" + path + " answered with status " + status;
        if (status >= 300 && status < 400) {
            return new RancherException(what + ", which leads somewhere else", "name the address that it leads to");
        }
        return page
                ? new RancherException(what + " and a page for people", "is this the address of a Rancher?")
                : new RancherException(what, "is this the address of a Rancher, and is it of this version?");
    }
}
