package dev.mcmgen.rancher.progress;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads points in time as Kubernetes and Rancher write them. */
final class Timestamps {

    private Timestamps() {}

    /** Empty where none stands there. */
    static Optional<Instant> read(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
