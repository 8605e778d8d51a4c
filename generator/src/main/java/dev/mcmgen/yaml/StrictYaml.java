package dev.mcmgen.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a spec: one YAML document, a mapping, of which every YAML reader makes the same. What readers disagree on
 * (anchors, tags, {@code yes}, {@code 0600}, {@code 1.30}) is a problem with the way to write it, never a guess.
 *
 * <p>Codes: {@code yaml/} too-large, encoding, control-character, unreadable, too-deep, several-documents,
 * not-a-mapping, duplicate-key, key-not-text, anchor, alias, tag, merge-key, ambiguous-scalar.
 */
public final class StrictYaml {

    /** Bytes that a spec may have. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    /** Levels that values may be nested. */
    public static final int MAX_DEPTH = 100;

    private final List<Problem> problems = new ArrayList<>();

    /** Where the tree does not say what was meant. */
    private final Set<Position> doubtful = new HashSet<>();

    private StrictYaml() {}

    /**
     * What could be read.
     *
     * @param tree present where the first document is a mapping, so that it can be checked further; it is a spec only if there
     *     are no problems
     * @param doubtful places of values and keys of the tree that stand for something else: aliases, values with a tag
     *     or of which readers disagree, keys that stand twice, mappings of which a part is left out
     */
    public record Reading(Optional<YamlMapping> tree, List<Problem> problems, Set<Position> doubtful) {}

    /**
     * Reads a spec.
     *
     * @param file the name for positions
     * @throws ProblemsException with everything that is wrong; after a syntax error nothing more is read
     */
    public static YamlMapping read(String file, byte[] content) {
        Reading reading = readAsFarAsPossible(file, content);
        if (!reading.problems().isEmpty()) {
            throw new ProblemsException(reading.problems());
        }
        return reading.tree().orElseThrow();
    }

    /** Reads a spec as {@link #read} does, for those who look for further problems in it before they report these. */
    public static Reading readAsFarAsPossible(String file, byte[] content) {
        try {
            return new StrictYaml().readMapping(YamlText.decodeUtf8(file, content, MAX_BYTES));
        } catch (ProblemsException e) {
            return new Reading(Optional.empty(), e.problems(), Set.of());
        }
    }

    private Reading readMapping(YamlText text) {
        problems.addAll(text.controlCharacters());
        Composed.Stream stream = Composer.compose(text, MAX_DEPTH);
        stream.error().ifPresent(problems::add);
        List<Composed.Document> documents = stream.documents();
        if (documents.size() > 1) {
            problems.add(new Problem(
                    "yaml/several-documents",
                    documents.get(1).start(),
                    "a second document begins here; a spec is one document",
                    "put it in a file of its own"));
        }
        Optional<YamlNode> root =
                documents.isEmpty() ? Optional.empty() : documents.get(0).root().map(this::value);
        if (stream.error().isEmpty() && !(root.orElse(null) instanceof YamlMapping)) {
            problems.add(notAMapping(text, root));
        }
        boolean whole = stream.error().isEmpty();
        return new Reading(
                root.filter(node -> whole && node instanceof YamlMapping).map(YamlMapping.class::cast),
                List.copyOf(problems),
                Set.copyOf(doubtful));
    }

    private static Problem notAMapping(YamlText text, Optional<YamlNode> root) {
        boolean empty = root.isEmpty()
                || (root.get() instanceof YamlScalar scalar && scalar.text().isEmpty());
        return new Problem(
                "yaml/not-a-mapping",
                root.map(YamlNode::position).filter(p -> !empty).orElse(Position.startOf(text.file())),
                (empty ? "the file is empty" : "the file holds a " + kind(root.get())) + "; a mapping was expected",
                "begin with apiVersion: …");
    }

    private static String kind(YamlNode node) {
        return node instanceof YamlSequence ? "list" : "single value";
    }

    private YamlNode value(Composed node) {
        checkProperties(node.properties());
        if (node.properties().tag().isPresent()) {
            doubtful.add(node.position());
        }
        if (node instanceof Composed.Mapping mapping) {
            return mapping(mapping);
        }
        if (node instanceof Composed.Sequence sequence) {
            return new YamlSequence(
                    sequence.position(),
                    sequence.items().stream().map(this::value).toList());
        }
        if (node instanceof Composed.Scalar scalar) {
            return scalar(scalar);
        }
        return alias((Composed.Alias) node);
    }

    private void checkProperties(Composed.Properties properties) {
        properties
                .anchor()
                .ifPresent(name -> problems.add(new Problem(
                        "yaml/anchor",
                        properties.position(),
                        "the anchor &" + name + " is not allowed in a spec",
                        "remove it, and write the value wherever it is used")));
        properties
                .tag()
                .ifPresent(tag -> problems.add(new Problem(
                        "yaml/tag",
                        properties.position(),
                        "the tag " + tag.replace("tag:yaml.org,2002:", "!!") + " is not allowed in a spec",
                        "remove it; text that looks like a number goes in quotes")));
    }

    private YamlScalar alias(Composed.Alias alias) {
        doubtful.add(alias.position());
        problems.add(new Problem(
                "yaml/alias",
                alias.position(),
                "the alias *" + alias.name() + " is not allowed in a spec",
                "write the value itself; text that begins with * goes in quotes"));
        return new YamlScalar(alias.position(), "*" + alias.name(), YamlScalar.Style.PLAIN, "*" + alias.name());
    }

    private YamlMapping mapping(Composed.Mapping mapping) {
        List<YamlMapping.Entry> entries = new ArrayList<>(mapping.pairs().size());
        Map<String, Position> seen = new HashMap<>();
        for (Composed.Pair pair : mapping.pairs()) {
            Optional<YamlScalar> key = key(pair.key());
            YamlNode value = value(pair.value());
            if (key.isEmpty()) {
                doubtful.add(mapping.position());
                continue;
            }
            YamlScalar name = key.get();
            Position earlier = seen.putIfAbsent(name.text(), name.position());
            if (earlier != null) {
                doubtful.add(name.position());
                problems.add(new Problem(
                        "yaml/duplicate-key",
                        name.position(),
                        "the key \"" + name.text() + "\" was already given on line " + earlier.line(),
                        "remove one of the two"));
            }
            entries.add(new YamlMapping.Entry(name, value));
        }
        return new YamlMapping(mapping.position(), entries);
    }

    private Optional<YamlScalar> key(Composed key) {
        checkProperties(key.properties());
        if (key instanceof Composed.Alias alias) {
            alias(alias);
            return Optional.empty();
        }
        if (!(key instanceof Composed.Scalar scalar)) {
            problems.add(new Problem(
                    "yaml/key-not-text",
                    key.position(),
                    "a key must be text, not a list or a mapping",
                    "use a text key"));
            return Optional.empty();
        }
        if (scalar.isPlain() && scalar.text().equals("<<")) {
            problems.add(new Problem(
                    "yaml/merge-key", key.position(), "merge keys are not allowed in a spec", "write the values out"));
            return Optional.empty();
        }
        checkCharacters(scalar);
        if (scalar.isPlain()
                && (SpecScalars.fix(scalar.text()).isPresent()
                        || !(SpecScalars.value(scalar.text()) instanceof String))) {
            problems.add(new Problem(
                    "yaml/key-not-text",
                    key.position(),
                    scalar.text().isEmpty()
                            ? "a key is missing before ':'"
                            : "the key " + scalar.text() + " is a number, a truth value or null to some YAML readers",
                    "write \"" + scalar.text() + "\""));
        }
        return Optional.of(new YamlScalar(scalar.position(), scalar.text(), scalar.style(), scalar.text()));
    }

    private YamlScalar scalar(Composed.Scalar scalar) {
        checkCharacters(scalar);
        Object value = scalar.text();
        if (scalar.isPlain()) {
            Optional<String> fix = SpecScalars.fix(scalar.text());
            if (fix.isPresent()) {
                doubtful.add(scalar.position());
                problems.add(new Problem(
                        "yaml/ambiguous-scalar",
                        scalar.position(),
                        "YAML readers disagree on " + scalar.text() + ", or do not keep it as written",
                        fix.get()));
            } else {
                value = SpecScalars.value(scalar.text());
            }
        }
        return new YamlScalar(scalar.position(), scalar.text(), scalar.style(), value);
    }

    /** Control characters that came through escapes; the file's own were found before. */
    private void checkCharacters(Composed.Scalar scalar) {
        if (scalar.style() != YamlScalar.Style.DOUBLE_QUOTED) {
            return;
        }
        scalar.text()
                .codePoints()
                .filter(c -> Characters.isControl(c) && c != '\t' && c != '\n')
                .findFirst()
                .ifPresent(c -> problems.add(new Problem(
                        "yaml/control-character",
                        scalar.position(),
                        "the text holds the control character " + Characters.name(c) + ", written as an escape",
                        "remove the escape")));
    }
}
