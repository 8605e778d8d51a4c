package dev.mcmgen.cli;

import dev.mcmgen.rancher.progress.Change;
import dev.mcmgen.rancher.progress.ClusterName;
import dev.mcmgen.rancher.progress.Part;
import dev.mcmgen.rancher.progress.ProgressEvent;
import dev.mcmgen.rancher.progress.Standing;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line with the time for each change: for logs of pipelines. Rancher's notes are mostly what the cluster says, which then stands
 * there already.
 */
final class ChangeLines implements ProgressDisplay {

    private final PrintStream out;
    private final Map<ClusterName, String> said = new ConcurrentHashMap<>();

    ChangeLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void told(ProgressEvent event) {
        if (event instanceof ProgressEvent.Looked looked) {
            said.put(event.cluster(), looked.state().standing().message());
            looked.changes().forEach(change -> print(event, words(change)));
        } else if (event instanceof ProgressEvent.Logged logged && !isSaid(logged)) {
            print(event, " log: " + logged.line());
        } else if (event instanceof ProgressEvent.Disturbed disturbed) {
            print(event, ": " + disturbed.message() + "; trying again");
        } else if (event instanceof ProgressEvent.Recovered) {
            print(event, ": can be seen again");
        }
    }

    private boolean isSaid(ProgressEvent.Logged note) {
        String message = said.getOrDefault(note.cluster(), "");
        return !message.isEmpty() && note.line().endsWith("] " + message);
    }

    private void print(ProgressEvent event, String words) {
        String line = event.at().truncatedTo(ChronoUnit.SECONDS) + " "
                + event.cluster().name() + words;
        out.println(StateRow.line(line));
    }

    private static String words(Change change) {
        Part part = change.part();
        if (change.gone()) {
            return name(part) + ": gone";
        }
        Standing standing = part.standing();
        StringBuilder words = new StringBuilder(name(part)).append(": ").append(standing.state());
        if (!part.count().isEmpty()) {
            words.append(standing.state().isEmpty() ? "" : ", ").append(part.count());
        }
        return words.append(standing.message().isEmpty() ? "" : ": " + standing.message())
                .toString();
    }

    private static String name(Part part) {
        return switch (part.kind()) {
            case CLUSTER -> "";
            case CONDITION -> " condition " + part.name();
            case CONTROL_PLANE -> " control plane";
            case POOL -> " pool " + part.name();
            case MACHINE -> " machine " + part.name();
        };
    }
}
