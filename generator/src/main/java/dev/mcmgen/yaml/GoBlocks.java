package dev.mcmgen.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blocks of text whose first line, or an empty one above it, has a tab behind its spaces: the parser counts the spaces
 * and leaves the tab to the text, yaml.v2 refuses it.
 */
final class GoBlocks {

    private static final Pattern FIRST_TAB = Pattern.compile("[|>][-+]?[ \\t]*(?:#.*)?\\R(?: *\\R)* *(?<tab>\\t)");

    private GoBlocks() {}

    static Optional<Problem> check(Composed.Scalar scalar, YamlText text) {
        if (scalar.style() != YamlScalar.Style.LITERAL && scalar.style() != YamlScalar.Style.FOLDED) {
            return Optional.empty();
        }
        Matcher matcher = FIRST_TAB.matcher(text.text());
        matcher.region(text.offset(scalar.position()), text.text().length());
        return matcher.lookingAt()
                ? Optional.of(new Problem(
                        "yaml/unreadable",
                        text.position(matcher.start("tab")),
                        "Go's YAML takes no tab at the beginning of a block",
                        "write spaces, or how many indent the block: |2"))
                : Optional.empty();
    }
}
