package dev.mcmgen.rancher;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Which requests are asked again, and after how long (rancher-api.md §3.5). */
final class Retries {

    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    /** Longer than a minute nobody is made to wait for one request. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private Retries() {}

    /** @param attempt from 1 */
    static Optional<Duration> after(ApiRequest request, ApiResponse response, int attempt) {
        boolean busy = response.status() == 429
                || response.status() == 502
                || response.status() == 503
                || response.status() == 504;
        if (attempt >= ATTEMPTS || !(busy || isWebhookAway(request, response))) {
            return Optional.empty();
        }
        // 429 says that nothing was done, so that even what must not be done twice can be asked again.
        if (!request.repeatable() && response.status() != 429) {
            return Optional.empty();
        }
        Duration asked = response.retryAfter().orElse(backoff(attempt));
        return asked.compareTo(LONGEST_WAIT) > 0 ? Optional.empty() : Optional.of(asked);
    }

    /** On a dry run the webhook fails for reasons that do not pass (rancher-api.md §1.4). */
    private static boolean isWebhookAway(ApiRequest request, ApiResponse response) {
        return response.status() == 500
                && !request.isDryRun()
                && ApiError.of(response).isWebhookAway();
    }

    static Optional<Duration> after(ApiRequest request, IOException failure, int attempt) {
        boolean lasting = failure instanceof SSLException
                || failure instanceof UnknownHostException
                || failure instanceof ConnectException;
        int most = failure instanceof InterruptedIOException ? 2 : ATTEMPTS;
        return lasting || attempt >= most || !request.repeatable() ? Optional.empty() : Optional.of(backoff(attempt));
    }

    private static Duration backoff(int attempt) {
        return FIRST_WAIT.multipliedBy(1L << (attempt - 1));
    }
}
