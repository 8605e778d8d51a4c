package dev.mcmgen.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One verb of the command line, such as {@code render}. Implementations hold no state between runs. */
public interface Verb {

    /** The word on the command line. */
    String name();

    /** Further words for the same verb. */
    default List<String> aliases() {
        return List.of();
    }

    /** Whether it looks at the other verbs. A run whose first word names a verb that does not is spared the others. */
    default boolean looksAtOthers() {
        return false;
    }

    /**
     * Adds the description, the options, the parameters and examples ({@link Examples}). {@code --help} and
     * {@code --color} are there already. Called once for each run, so it must be cheap.
     */
    void describe(CommandSpec spec);

    /**
     * Does the work: data to {@code console.out()}, messages to {@code console.err()}.
     *
     * @throws dev.mcmgen.yaml.ProblemsException when the input cannot be used; shown with its source lines, exit 2
     * @throws CommandFailedException for any other failure that the user can do something about
     * @throws IOException or {@link java.io.UncheckedIOException} when a file cannot be read or written; exit 2
     */
    ExitCode run(ParseResult parsed, Console console) throws IOException;
}
