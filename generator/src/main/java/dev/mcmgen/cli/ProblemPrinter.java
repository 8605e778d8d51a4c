package dev.mcmgen.cli;

import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows problems on the error stream as compilers do:
 *
 * <pre>
 * prod.yaml:9:18: error[yaml/ambiguous] … (write "0600")
 *        mode: 0600
 *              ^
 * </pre>
 */
final class ProblemPrinter {

    private final Console console;
    private final Map<String, SourceText> sources = new LinkedHashMap<>();

    ProblemPrinter(Console console) {
        this.console = console;
    }

    /** Makes the text of a file known that cannot be read again, such as standard input. */
    ProblemPrinter withText(String file, String text) {
        sources.put(file, SourceText.of(text));
        return this;
    }

    void print(List<Problem> problems) {
        for (Problem problem : problems) {
            Position place = problem.position();
            boolean color = console.errColor();
            console.err()
                    .println(Printable.text(place.toString()) + ": "
                            + Style.ERROR.apply("error[" + problem.code() + "]", color) + " "
                            + Printable.text(problem.message())
                            + (problem.hint().isEmpty() ? "" : " (" + Printable.text(problem.hint()) + ")"));
            sources.computeIfAbsent(place.file(), SourceText::ofFile)
                    .excerpt(place)
                    .ifPresent(excerpt -> {
                        console.err().println("    " + excerpt.line());
                        console.err().println("    " + excerpt.indent() + Style.ERROR.apply("^", color));
                    });
        }
        console.err().println(problems.size() == 1 ? "1 error" : problems.size() + " errors");
    }
}
