package dev.mcmgen.cli;

import dev.mcmgen.rancher.progress.EventForm;
import dev.mcmgen.rancher.progress.ProgressEvent;
import dev.mcmgen.yaml.JsonWriter;
import java.io.PrintStream;

/** Each event as a line of JSON on standard output, at once: for programs. */
final class EventLines implements ProgressDisplay {

    private final PrintStream out;

    EventLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void told(ProgressEvent event) {
        EventForm.of(event).forEach(form -> out.println(JsonWriter.compact(form)));
        out.flush();
    }
}
