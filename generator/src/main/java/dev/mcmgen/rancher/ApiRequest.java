package dev.mcmgen.rancher;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a Rancher.
 *
 * @param path below its address, such as {@code v3/settings/server-version}
 * @param query in this order
 * @param repeatable whether asking twice does what asking once does, so that it may be asked again where no answer came
 */
public record ApiRequest(
        Method method, String path, Map<String, String> query, Optional<Body> body, boolean repeatable) {

    /** The methods in use. */
    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE;

        /** Whether nothing is changed by it. */
        public boolean reads() {
            return this == GET;
        }
    }

    /**
     * What is sent along. The media type goes out as it stands here: Norman and Steve do not know one with a charset
     * (rancher-api.md §0, fact 9).
     */
    public record Body(String mediaType, String text) {

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    public ApiRequest {
        query = new LinkedHashMap<>(query);
    }

    public static ApiRequest get(String path) {
        return new ApiRequest(Method.GET, path, Map.of(), Optional.empty(), true);
    }

    public static ApiRequest of(Method method, String path, Body body) {
        return new ApiRequest(method, path, Map.of(), Optional.of(body), true);
    }

    public static ApiRequest delete(String path) {
        return new ApiRequest(Method.DELETE, path, Map.of(), Optional.empty(), true);
    }

    /** The same with one more parameter. */
    public ApiRequest with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new ApiRequest(method, path, more, body, repeatable);
    }

    /** The same, never asked twice. */
    public ApiRequest once() {
        return new ApiRequest(method, path, query, body, false);
    }

    /** Whether the server is asked to try only. */
    boolean isDryRun() {
        return query.containsKey("dryRun");
    }
}
