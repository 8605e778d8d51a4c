package dev.mcmgen.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * The streams and surroundings of one run, so that tests can run verbs without a process.
 *
 * @param in standard input
 * @param out data; UTF-8
 * @param err messages; UTF-8
 * @param outTerminal whether {@code out} is a terminal
 * @param errTerminal whether {@code err} is a terminal
 * @param environment the environment variables
 * @param color when to use colours
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean outTerminal,
        boolean errTerminal,
        Map<String, String> environment,
        ColorMode color) {

    Console withColor(ColorMode mode) {
        return new Console(in, out, err, outTerminal, errTerminal, environment, mode);
    }

    Console withInput(InputStream other) {
        return new Console(other, out, err, outTerminal, errTerminal, environment, color);
    }

    /** Whether data may be coloured. */
    public boolean outColor() {
        return color.enabled(outTerminal, environment);
    }

    /** Whether messages may be coloured. */
    public boolean errColor() {
        return color.enabled(errTerminal, environment);
    }

    /** A message with the word {@code error} before it. */
    public void error(String message) {
        message(Style.ERROR, "error", message);
    }

    /** A message with the word {@code warning} before it. */
    public void warning(String message) {
        message(Style.WARNING, "warning", message);
    }

    /** A message with the word {@code hint} before it: the next step. */
    public void hint(String message) {
        message(Style.HINT, "hint", message);
    }

    private void message(Style style, String word, String message) {
        out.flush(); // in a log of both, what a message is about stands before it
        err.println(style.apply(word + ":", errColor()) + " " + Printable.text(message));
    }
}
