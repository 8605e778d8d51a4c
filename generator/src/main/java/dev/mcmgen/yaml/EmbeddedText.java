package dev.mcmgen.yaml;

import java.util.List;
import java.util.Optional;

/**
 * The text of a scalar as a file within a file, such as a manifest in a block: tells where a place in the text stands in
 * the file around it. Exact for literal blocks ({@code |}); for every other style the answer is the scalar's own place.
 */
public final class EmbeddedText {

    private final YamlScalar scalar;
    private final YamlText around;
    private final int indent;

    private EmbeddedText(YamlScalar scalar, YamlText around, int indent) {
        this.scalar = scalar;
        this.around = around;
        this.indent = indent;
    }

    /**
     * The text of a scalar.
     *
     * @param scalar a scalar of that file
     * @param around the file
     */
    public static EmbeddedText of(YamlScalar scalar, YamlText around) {
        return new EmbeddedText(scalar, around, indent(scalar, around));
    }

    /** The text itself, to be read as a file of its own. */
    public String text() {
        return scalar.text();
    }

    /** The YAML that the text is; read once for all who ask, in whatever fields of the file the same text stands. */
    public InnerDocuments yaml() {
        return around.inner(scalar.text());
    }

    /** The place in the file around of a place in the text, whose own file name does not matter. */
    public Position position(Position inText) {
        return position(inText.line(), inText.column());
    }

    /**
     * The place in the file around of a place in the text.
     *
     * @param line 1-based
     * @param column 1-based, in code points
     */
    public Position position(int line, int column) {
        if (scalar.style() != YamlScalar.Style.LITERAL || scalar.text().isEmpty()) {
            return scalar.position();
        }
        int lastLine = (int) scalar.text().lines().count(); // a reader may blame the place after the text
        int fileLine = scalar.position().line() + Math.min(line, lastLine + 1);
        Optional<String> source = around.line(fileLine);
        return source.isPresent()
                ? new Position(around.file(), fileLine, Math.min(indent, length(source.get())) + column)
                : position(lastLine, column);
    }

    /** A line of a literal block is the file's line without the indentation, whatever the header says about it. */
    private static int indent(YamlScalar scalar, YamlText around) {
        if (scalar.style() != YamlScalar.Style.LITERAL) {
            return 0;
        }
        List<String> lines = scalar.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Optional<String> source = around.line(scalar.position().line() + 1 + i);
            if (!lines.get(i).isEmpty() && source.isPresent()) {
                return Math.max(0, length(source.get()) - length(lines.get(i)));
            }
        }
        return 0;
    }

    private static int length(String line) {
        return line.codePointCount(0, line.length());
    }
}
