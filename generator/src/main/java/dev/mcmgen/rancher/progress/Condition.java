package dev.mcmgen.rancher.progress;

import dev.mcmgen.rancher.ApiObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A condition of an object.
 *
 * @param type such as {@code Provisioned}
 * @param reason such as {@code Waiting}; may be empty
 * @param message may be empty; a condition that is true can keep the message of before
 * @param since by the clock of the Rancher
 */
public record Condition(String type, Status status, String reason, String message, Optional<Instant> since) {

    /** Whether it holds. */
    public enum Status {
        TRUE,
        FALSE,
        /** In Rancher's conditions: work goes on. */
        UNKNOWN;

        static Status of(String text) {
            return text.equalsIgnoreCase("true") ? TRUE : text.equalsIgnoreCase("false") ? FALSE : UNKNOWN;
        }

        /** As it stands in an object. */
        public String word() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    static Condition of(ApiObject condition) {
        String transition = condition.text("lastTransitionTime");
        return new Condition(
                condition.text("type"),
                Status.of(condition.text("status")),
                condition.text("reason"),
                condition.text("message").strip(),
                Timestamps.read(transition.isEmpty() ? condition.text("lastUpdateTime") : transition));
    }

    public boolean isTrue() {
        return status == Status.TRUE;
    }

    public boolean isFalse() {
        return status == Status.FALSE;
    }

    /** Status, reason and message, such as {@code Unknown (Waiting): waiting for viable init node}. */
    String told() {
        return status.word()
                + (reason.isEmpty() ? "" : " (" + reason + ")")
                + (message.isEmpty() ? "" : ": " + message);
    }
}
