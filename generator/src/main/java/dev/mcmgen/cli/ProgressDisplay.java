package dev.mcmgen.cli;

import dev.mcmgen.rancher.progress.ProgressListener;

/** Shows what happens while clusters are waited for. */
sealed interface ProgressDisplay extends ProgressListener permits ChangeLines, EventLines, LiveTree {

    /**
     * The right one for these streams: events as JSON on standard output where they are asked for, a tree that is drawn over and
     * over on a terminal, a line for each change elsewhere.
     *
     * @param json whether standard output shall be JSON
     * @param traced whether other lines come on standard error all the time, into which no tree can be drawn
     */
    static ProgressDisplay of(Console console, boolean json, boolean traced) {
        if (json) {
            return new EventLines(console.out());
        }
        boolean drawable = console.errTerminal()
                && !console.environment().getOrDefault("TERM", "").equals("dumb");
        return drawable && !traced
                ? new LiveTree(console.err(), console.errColor(), TerminalHeight::lines)
                : new ChangeLines(console.err());
    }
}
