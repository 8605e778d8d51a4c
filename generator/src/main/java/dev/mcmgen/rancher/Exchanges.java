package dev.mcmgen.rancher;

import java.time.Duration;

/** Is told of each request and of what came of it, for traces and for people who want to repeat it by hand. */
public interface Exchanges {

    /** Nobody listens. */
    Exchanges UNHEARD = new Exchanges() {};

    /**
     * A request goes out.
     *
     * @param url in full, without a token
     */
    default void sent(ApiRequest request, String url) {}

    /** An answer came in. */
    default void answered(ApiRequest request, ApiResponse response, Duration time) {}

    /**
     * No answer came.
     *
     * @param why one sentence; the request may be asked again
     */
    default void failed(ApiRequest request, String why) {}

    /** Both are told. */
    default Exchanges and(Exchanges other) {
        return new BothExchanges(this, other);
    }
}
