package dev.mcmgen.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long something lasts, as briefly as kubectl says it. */
final class Ages {

    private Ages() {}

    /** Since then; nothing where that is not known. Clocks of others may be ahead of ours. */
    static String since(Optional<Instant> then, Instant now) {
        return then.map(known -> of(Duration.between(known, now))).orElse("");
    }

    static String of(Duration time) {
        if (time.isNegative()) {
            return "0s";
        }
        if (time.toSeconds() < 120) {
            return time.toSeconds() + "s";
        }
        if (time.toHours() < 3) {
            return time.toMinutes() + "m";
        }
        return time.toHours() < 48 ? time.toHours() + "h" : time.toDays() + "d";
    }
}
