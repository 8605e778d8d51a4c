package dev.mcmgen.rancher.progress;

import java.util.List;

/**
 * Something that is still missing.
 *
 * @param text one sentence without a full stop
 * @param failing by name the conditions that say that it went wrong, which may pass
 */
public record Lack(String text, List<String> failing) {

    public Lack {
        failing = List.copyOf(failing);
    }

    static Lack of(String text) {
        return new Lack(text, List.of());
    }
}
