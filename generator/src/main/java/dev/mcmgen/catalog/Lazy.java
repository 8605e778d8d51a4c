package dev.mcmgen.catalog;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made when it is first asked for, once, whatever the number of threads. */
final class Lazy<T> {

    private final Supplier<T> maker;
    private volatile Optional<T> made = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        Optional<T> seen = made;
        if (seen.isPresent()) {
            return seen.get();
        }
        synchronized (this) {
            if (made.isEmpty()) {
                made = Optional.of(maker.get());
            }
            return made.orElseThrow();
        }
    }
}
