package dev.mcmgen.rancher.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that begins with the time of day and then goes steadily, even where somebody sets the time of day. */
public final class SteadyClock extends Clock {

    private final Instant start;
    private final long began = System.nanoTime();

    public SteadyClock() {
        start = Clock.systemUTC().instant();
    }

    @Override
    public Instant instant() {
        return start.plus(Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same clock: only instants are asked of it. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
