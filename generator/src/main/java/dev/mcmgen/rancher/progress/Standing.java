package dev.mcmgen.rancher.progress;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a part of a cluster stands.
 *
 * @param state a word, Rancher's own or that of its console
 * @param message in Rancher's own words, where it has any
 * @param since by the clock of the Rancher
 */
public record Standing(Health health, String state, String reason, String message, Optional<Instant> since) {

    /** What to make of it. */
    public enum Health {
        GOOD,
        WORKING,
        BAD;

        /** The word in machine-readable output. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Standing good(String state, Optional<Instant> since) {
        return new Standing(Health.GOOD, state, "", "", since);
    }

    static Standing working(String state, String message, Optional<Instant> since) {
        return new Standing(Health.WORKING, state, "", message, since);
    }

    /** Of a condition that is not as it should be. */
    static Standing of(String state, Condition condition) {
        Health health = condition.isFalse() ? Health.BAD : Health.WORKING;
        return new Standing(health, state, condition.reason(), condition.message(), condition.since());
    }

    Standing with(Health other) {
        return new Standing(other, state, reason, message, since);
    }

    /** The same without a message that was told already. */
    Standing without(String told) {
        return new Standing(health, state, reason, message.equals(told) ? "" : message, since);
    }

    /** Whether both say the same, however old they are. */
    boolean says(Standing other) {
        return health == other.health
                && state.equals(other.state)
                && reason.equals(other.reason)
                && message.equals(other.message);
    }
}
