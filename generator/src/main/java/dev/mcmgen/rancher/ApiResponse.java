package dev.mcmgen.rancher;

import dev.mcmgen.yaml.JsonReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;

/**
 * What a Rancher answered.
 *
 * @param retryAfter the wait that it asks for
 */
public record ApiResponse(int status, ByteString body, Optional<Duration> retryAfter) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public String text() {
        return body.utf8();
    }

    /** The body as an object; empty where it is something else, such as the page of an ingress or nothing at all. */
    public Optional<ApiObject> object() {
        try {
            return JsonReader.read(body.toByteArray()) instanceof Map<?, ?> map
                    ? Optional.of(ApiObject.of(map))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
