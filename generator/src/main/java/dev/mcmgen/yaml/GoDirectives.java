package dev.mcmgen.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines with {@code %} above a document that the parser passes over, as YAML asks for, and that yaml.v2 refuses. */
final class GoDirectives {

    private static final Pattern ABOVE =
            Pattern.compile("(?:[ \\t]*(?:#.*)?\\R|%(?:YAML|TAG)[ \\t].*\\R)*+%(?<name>\\S*)");

    private GoDirectives() {}

    static Optional<Problem> check(Composed.Document document, YamlText text) {
        Matcher matcher = ABOVE.matcher(text.text());
        matcher.region(text.offset(document.start()), text.text().length());
        return matcher.lookingAt()
                ? Optional.of(new Problem(
                        "yaml/unreadable",
                        text.position(matcher.start("name") - 1),
                        "Go's YAML knows no %" + matcher.group("name"),
                        "remove the line"))
                : Optional.empty();
    }
}
