package dev.mcmgen.yaml;

import java.util.List;
import java.util.Optional;

/**
 * A YAML document as it is written, before any reader's rules: scalars are text, aliases are names. Positions are those
 * of the values, after their anchors and tags.
 */
sealed interface Composed {

    Position position();

    Properties properties();

    /** What may stand before a value. The position is that of the first of them. */
    record Properties(Position position, Optional<String> anchor, Optional<String> tag) {}

    record Scalar(Position position, Properties properties, String text, YamlScalar.Style style) implements Composed {

        boolean isPlain() {
            return style == YamlScalar.Style.PLAIN;
        }
    }

    record Sequence(Position position, Properties properties, List<Composed> items) implements Composed {}

    record Mapping(Position position, Properties properties, List<Pair> pairs) implements Composed {}

    record Alias(Position position, Properties properties, String name) implements Composed {}

    record Pair(Composed key, Composed value) {}

    /**
     * One document of a stream.
     *
     * @param start its {@code ---}, or its first token where there is none
     * @param root empty where reading ended before a value was complete enough to keep
     */
    record Document(Position start, Optional<String> version, Optional<Composed> root) {}

    /**
     * A stream.
     *
     * @param error what ended the reading before the end; the documents then hold what stood before it
     */
    record Stream(List<Document> documents, Optional<Problem> error) {}
}
