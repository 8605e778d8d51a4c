package dev.mcmgen.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The parser's complaints in this program's words, at the place that the parser blames. */
final class SyntaxErrors {

    private SyntaxErrors() {}

    /** What to say where the parser's complaint holds a phrase; the first that fits is taken. */
    private record Wording(String phrase, String message, String hint) {}

    private static final List<Wording> WORDINGS = List.of(
            new Wording("TAB", "a tab stands where spaces were expected", "write spaces"),
            new Wording("expected ',' or ']'", "the list is not closed: ',' or ']' was expected", "close it with ]"),
            new Wording("expected ',' or '}'", "the mapping is not closed: ',' or '}' was expected", "close it with }"),
            new Wording("unexpected end of stream", "the quoted text is not closed", "add the closing quote"),
            new Wording("document separator", "the quoted text is not closed before the next document", "close it"),
            new Wording(
                    "mapping values are not allowed",
                    "': ' cannot stand here: a second key on one line, a value with ': ' in it, or wrong indentation",
                    "put text that holds ': ' in quotes"),
            new Wording("mapping keys are not allowed", "'? ' cannot stand here", "put the text in quotes"),
            new Wording("sequence entries are not allowed", "'- ' cannot stand here", "begin the list on its own line"),
            new Wording("could not find expected ':'", "a key is not followed by ':'", "write key: value"),
            new Wording(
                    "expected <block end>",
                    "this does not continue the block above it",
                    "check the indentation of this line and of the lines above, and quotes inside text"),
            new Wording("unknown escape", "this escape is not known in YAML", "write \\\\ for a backslash, or use '…'"),
            new Wording("expected escape sequence", "the escape has too few hexadecimal digits", ""),
            new Wording(
                    "leading empty lines", "an empty line at the top of the block is indented too far", "shorten it"),
            new Wording("while scanning a block scalar", "after | or > only one of + or - and one digit may stand", ""),
            new Wording("indicators", "after | or > only one of + or - and one digit may stand", ""),
            new Wording("undefined tag handle", "the tag is not known", "remove it"),
            new Wording("expected the node content", "a value was expected here", "put text that begins so in quotes"),
            new Wording("cannot start any token", "text cannot begin with this character", "put the text in quotes"),
            new Wording("'<document start>'", "text stands after the end of the document", "check the indentation"));

    static Problem problem(RuntimeException thrown, YamlText text, Position last) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYamlEngineException marked) {
                return problem(marked, text, last);
            }
        }
        return new Problem("yaml/unreadable", last, "this or what follows cannot be read as YAML");
    }

    private static Problem problem(MarkedYamlEngineException marked, YamlText text, Position last) {
        Position position = marked.getProblemMark()
                .or(marked::getContextMark)
                .map(mark -> position(text, mark))
                .orElse(last);
        String complaint = marked.getContext() + " " + marked.getProblem();
        String begin = beginning(marked, text, position);
        for (Wording wording : WORDINGS) {
            if (complaint.contains(wording.phrase())) {
                return new Problem("yaml/unreadable", position, wording.message() + begin, wording.hint());
            }
        }
        return new Problem("yaml/unreadable", position, "this cannot be read as YAML" + begin);
    }

    /** Where the thing began that is not in order, if that is another line. */
    private static String beginning(MarkedYamlEngineException marked, YamlText text, Position position) {
        Optional<Position> context = marked.getContextMark().map(mark -> position(text, mark));
        return context.filter(c -> c.line() != position.line())
                .map(c -> " (it began on line " + c.line() + ")")
                .orElse("");
    }

    private static Position position(YamlText text, Mark mark) {
        return new Position(text.file(), mark.getLine() + 1, mark.getColumn() + 1);
    }
}
