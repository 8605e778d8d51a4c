package dev.mcmgen.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** New files take the places of old ones: all of them, or none. */
final class Exchange {

    /** How a file takes another place. */
    @FunctionalInterface
    interface Renaming {

        void rename(Path from, Path to) throws IOException;
    }

    private final Renaming renaming;
    private final Deque<Step> done = new ArrayDeque<>();

    Exchange(Renaming renaming) {
        this.renaming = renaming;
    }

    /**
     * A place that has been taken, or is about to be.
     *
     * @param old where the file is kept that was there
     * @param hadOld whether there was one
     */
    private record Step(Path place, Path old, boolean hadOld) {}

    /** @param places by the file that is to take each one */
    void run(Map<Path, Path> places) throws IOException {
        try {
            for (Map.Entry<Path, Path> file : places.entrySet()) {
                Path place = file.getValue();
                Step step = new Step(place, beside(place, "old"), Files.exists(place, LinkOption.NOFOLLOW_LINKS));
                if (step.hadOld()) {
                    renaming.rename(place, step.old());
                }
                done.push(step);
                renaming.rename(file.getKey(), place);
            }
        } catch (IOException e) {
            undo(e);
            throw e;
        }
        for (Step step : done) {
            if (step.hadOld()) {
                Files.deleteIfExists(step.old());
            }
        }
    }

    /** Goes on after a further failure: what can be put back is put back. */
    private void undo(IOException cause) {
        for (Step step : done) {
            try {
                if (step.hadOld()) {
                    renaming.rename(step.old(), step.place());
                } else {
                    Files.deleteIfExists(step.place());
                }
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    /** A name of our own in the same folder, hidden from listings. */
    static Path beside(Path place, String end) {
        return place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid() + "." + end);
    }
}
