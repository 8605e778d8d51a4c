package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlText;
import java.util.Optional;

/** Measures what stands at a place of a text: how long a scalar is as it was written, and what stands before it. */
final class Regions {

    private final YamlText text;

    Regions(YamlText text) {
        this.text = text;
    }

    /** How many code points a scalar of one line takes in the text, quotes included; empty for all others. */
    Optional<Integer> length(Position start, YamlScalar scalar) {
        Optional<int[]> rest = text.line(start.line())
                .map(line -> line.codePoints().skip(start.column() - 1L).toArray());
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        return switch (scalar.style()) {
            case PLAIN -> plain(rest.get(), scalar.text());
            case SINGLE_QUOTED -> quoted(rest.get(), '\'');
            case DOUBLE_QUOTED -> quoted(rest.get(), '"');
            case LITERAL, FOLDED -> Optional.empty();
        };
    }

    private static Optional<Integer> plain(int[] line, String value) {
        int length = value.codePointCount(0, value.length());
        boolean same = length > 0 && length <= line.length && new String(line, 0, length).equals(value);
        return same ? Optional.of(length) : Optional.empty();
    }

    private static Optional<Integer> quoted(int[] line, char quote) {
        for (int i = 1; i < line.length; i++) {
            if (quote == '"' && line[i] == '\\') {
                i++;
            } else if (line[i] == quote) {
                boolean doubled = quote == '\'' && i + 1 < line.length && line[i + 1] == quote;
                if (!doubled) {
                    return Optional.of(i + 1);
                }
                i++;
            }
        }
        return Optional.empty();
    }

    /** Whether nothing stands before a place in its line but white space and, where allowed, the mark of an item. */
    boolean isFirst(Position position, String mark) {
        return text.line(position.line())
                .map(line -> line.substring(0, line.offsetByCodePoints(0, position.column() - 1)))
                .filter(before -> before.strip().equals(mark))
                .isPresent();
    }
}
