package dev.mcmgen.rancher;

import java.time.Duration;

/** Lets time pass, so that tests need not. */
public interface Pause {

    /** Really waits. */
    Pause REAL = time -> {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RancherException("interrupted", "");
        }
    };

    void of(Duration time);
}
