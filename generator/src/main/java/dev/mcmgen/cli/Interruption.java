package dev.mcmgen.cli;

import java.util.List;
import java.util.function.Supplier;

/**
 * Says at Ctrl-C what stays as it is and how to go on, while it is open. The process ends by the signal, as a shell expects.
 */
final class Interruption implements AutoCloseable {

    private final Console console;
    private final Supplier<List<String>> words;
    private final Thread hook = new Thread(this::tell, "interruption");

    /** @param words asked at that moment; each a sentence without a full stop */
    Interruption(Console console, Supplier<List<String>> words) {
        this.console = console;
        this.words = words;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** For a wait: the clusters go on by themselves. */
    static Interruption ofWaiting(Console console, List<String> clusters) {
        String names = String.join(", ", clusters);
        return new Interruption(
                console,
                () -> List.of(
                        "what was pushed stays, and Rancher goes on with " + names,
                        "mcmgen status " + clusters.get(0)
                                + " shows how far it is; the same push with --wait waits on"));
    }

    void tell() {
        console.out().flush();
        if (console.errTerminal()) {
            console.err().println(); // after ^C
        }
        words.get().forEach(console::hint);
        console.err().flush();
    }

    /** From now on nothing is said. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is being said just now.
        }
    }
}
