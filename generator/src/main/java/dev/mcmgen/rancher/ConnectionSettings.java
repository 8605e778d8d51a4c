package dev.mcmgen.rancher;

import java.util.Optional;

/**
 * How to talk to a Rancher.
 *
 * @param token empty for what needs none
 * @param userAgent what to call oneself, such as {@code mcmgen/0.1}; never with {@code Mozilla} in it, which turns on checks
 *     for browsers (rancher-api.md §0, fact 10)
 */
public record ConnectionSettings(
        Trust trust, Optional<Token> token, Proxies proxies, String userAgent, Exchanges exchanges, Pause pause) {

    /** No token, no proxies, nobody listens. */
    public static ConnectionSettings of(Trust trust, String userAgent) {
        return new ConnectionSettings(trust, Optional.empty(), Proxies.NONE, userAgent, Exchanges.UNHEARD, Pause.REAL);
    }

    public ConnectionSettings with(Token given) {
        return new ConnectionSettings(trust, Optional.of(given), proxies, userAgent, exchanges, pause);
    }

    public ConnectionSettings with(Exchanges listener) {
        return new ConnectionSettings(trust, token, proxies, userAgent, listener, pause);
    }

    public ConnectionSettings with(Pause other) {
        return new ConnectionSettings(trust, token, proxies, userAgent, exchanges, other);
    }
}
