package dev.mcmgen.cli;

import dev.mcmgen.rancher.progress.ClusterName;
import dev.mcmgen.rancher.progress.ProgressEvent;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * The trees of all clusters that are waited for, drawn over themselves with each look; what Rancher notes scrolls away above. The
 * terminal cuts long lines by itself, so that a line of the tree is a line of the screen.
 */
final class LiveTree implements ProgressDisplay {

    private static final String ESCAPE = "\u001b[";
    private static final String DO_NOT_WRAP = ESCAPE + "?7l";
    private static final String WRAP = ESCAPE + "?7h";
    private static final String CLEAR_BELOW = ESCAPE + "J";

    private final PrintStream out;
    private final boolean color;
    private final IntSupplier height;
    private final Map<ClusterName, List<StateRow>> trees = new LinkedHashMap<>();
    private int drawn;

    /** @param height how many lines the terminal has now */
    LiveTree(PrintStream out, boolean color, IntSupplier height) {
        this.out = out;
        this.color = color;
        this.height = height;
    }

    @Override
    public synchronized void told(ProgressEvent event) {
        if (event instanceof ProgressEvent.Looked looked) {
            trees.put(event.cluster(), StateRow.of(looked.state(), event.at()));
            draw(List.of());
        } else if (event instanceof ProgressEvent.Logged logged) {
            draw(List.of(StateRow.line(event.cluster().name() + ": " + logged.line())));
        } else if (event instanceof ProgressEvent.Disturbed disturbed) {
            String text = event.cluster().name() + ": " + disturbed.message() + "; trying again";
            draw(List.of(Style.WARNING.apply(StateRow.line(text), color)));
        } else if (event instanceof ProgressEvent.Recovered) {
            draw(List.of(event.cluster().name() + ": can be seen again"));
        }
    }

    /** One write for all, so that nothing flickers and Ctrl-C leaves no half of it. */
    private void draw(List<String> above) {
        List<StateRow> rows = new ArrayList<>();
        trees.values().forEach(rows::addAll);
        List<String> lines = StateTree.lines(StateTree.fitting(rows, Math.max(3, height.getAsInt() - 2)), color);
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append('\r').append(ESCAPE).append(drawn).append('A').append(CLEAR_BELOW);
        }
        above.forEach(line -> text.append(line).append('\n'));
        text.append(DO_NOT_WRAP);
        lines.forEach(line -> text.append(line).append('\n'));
        text.append(WRAP);
        drawn = lines.size();
        out.print(text);
        out.flush();
    }
}
