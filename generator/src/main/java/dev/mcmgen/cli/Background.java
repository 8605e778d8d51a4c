package dev.mcmgen.cli;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A value that is made on a thread of its own, from now on; whoever asks for it waits until it is there. */
final class Background<T> implements Supplier<T> {

    private final FutureTask<T> task;

    Background(Supplier<T> maker) {
        task = new FutureTask<>(maker::get);
        Thread thread = new Thread(task, "background");
        thread.setDaemon(true);
        thread.start();
    }

    /** The value, or the exception that making it threw. */
    @Override
    public T get() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // A Supplier throws nothing that is checked.
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
