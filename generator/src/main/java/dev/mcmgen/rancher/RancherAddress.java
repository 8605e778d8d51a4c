package dev.mcmgen.rancher;

import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where a Rancher is. People write it with and without {@code https://}, with a slash at its end, or with the {@code /v3}
 * that Terraform's provider wants.
 */
public final class RancherAddress {

    private final HttpUrl url;

    private RancherAddress(HttpUrl url) {
        this.url = url;
    }

    /**
     * The address of that text.
     *
     * @throws RancherException with what is wrong with it
     */
    public static RancherAddress parse(String text) {
        String whole = text.contains("://") ? text : "https://" + text;
        HttpUrl url = Optional.ofNullable(HttpUrl.parse(whole.strip()))
                .orElseThrow(() -> new RancherException(
                        "'" + text + "' is no address of a Rancher", "write it like https://rancher.example.org"));
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new RancherException(
                    "the address of a Rancher holds no user and no password", "give a token by RANCHER_TOKEN_KEY");
        }
        String path = url.encodedPath().replaceAll("(/v3|/dashboard(/.*)?)?/*$", ""); // as people copy it
        return new RancherAddress(url.newBuilder()
                .encodedPath(path.isEmpty() ? "/" : path)
                .query(null)
                .fragment(null)
                .build());
    }

    /** Whether what is sent can be read on the way. */
    public boolean isPlain() {
        return !url.isHttps();
    }

    /** Whether it is on this machine, so that nothing leaves it. */
    public boolean isThisMachine() {
        return url.host().equals("localhost")
                || url.host().startsWith("127.")
                || url.host().equals("::1");
    }

    /** A path of the Rancher, such as {@code v3/settings/cacerts}; never with {@code //}, which 2.15 redirects. */
    HttpUrl resolve(String path, Map<String, String> query) {
        HttpUrl whole = url.newBuilder().addPathSegments(path).build();
        HttpUrl.Builder clean =
                whole.newBuilder().encodedPath(whole.encodedPath().replaceAll("/{2,}", "/"));
        query.forEach(clean::addQueryParameter);
        return clean.build();
    }

    @Override
    public String toString() {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
