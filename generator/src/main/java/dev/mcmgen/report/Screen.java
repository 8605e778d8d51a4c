package dev.mcmgen.report;

import dev.mcmgen.rules.Severity;
import dev.mcmgen.yaml.Position;
import java.util.Optional;

/** What the text report needs to know of the place where it is shown, and of the files that it speaks about. */
public interface Screen {

    /**
     * A line of a file, and what to print below it before a caret.
     *
     * @param line made safe, and cut to a width
     */
    record Excerpt(String line, String indent) {}

    /** The line of a place; empty where it cannot or must not be shown. */
    Optional<Excerpt> excerpt(Position position);

    /** Text from an input file, made safe to be shown. */
    String safe(String text);

    /** The text in the colour of a severity, where there are colours. */
    String paint(Severity severity, String text);
}
