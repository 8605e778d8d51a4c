package dev.mcmgen.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds the tree of one document as yaml.v2's decoder does: {@code decode.go} of v2.4.0. */
final class GoTree {

    private static final String MERGE_TAG = "tag:yaml.org,2002:merge";
    private static final Pattern ANCHOR = Pattern.compile("[0-9A-Za-z_-]+");

    private final YamlText text;
    private final Merging merging;
    private final List<Problem> problems;
    private final List<Problem> duplicateKeys = new ArrayList<>();
    private final AliasBudget budget = new AliasBudget();
    private final Map<Composed.Alias, Composed> targets;
    private final Set<Composed.Alias> following = new HashSet<>();

    GoTree(YamlText text, Merging merging, List<Problem> problems) {
        this.text = text;
        this.merging = merging;
        this.problems = problems;
        this.targets = new HashMap<>();
    }

    /** What becomes of merge keys, and with them what may be a key. */
    enum Merging {
        /** Decoding into maps, by way of sigs.k8s.io/yaml: keys become the text of JSON's. */
        MERGED,
        /** Decoding into a MapSlice, which loses what is merged: entries named {@code <<}; anything can be a key. */
        KEPT
    }

    /** Ends the building of a document; the problem has been recorded. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    Optional<YamlNode> build(Composed root) {
        int before = problems.size();
        bindAliases(root, new HashMap<>());
        FlowQuestionMarks.check(root, text, problems);
        if (problems.size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(value(root, 0));
        } catch (Stopped e) {
            return Optional.empty();
        }
    }

    List<Problem> duplicateKeys() {
        return duplicateKeys;
    }

    /** An alias means the last value before it that bears its name. */
    private void bindAliases(Composed node, Map<String, Composed> anchors) {
        if (node.properties().anchor().isPresent()) {
            String name = node.properties().anchor().get();
            checkAnchor(name, node);
            anchors.put(name, node);
        }
        if (node instanceof Composed.Alias alias) {
            Composed target = anchors.get(alias.name());
            if (target == null) {
                problem(
                        "yaml/alias",
                        alias,
                        "no anchor &" + alias.name() + " stands before this alias",
                        "define it first");
            } else {
                targets.put(alias, target);
            }
        } else if (node instanceof Composed.Sequence sequence) {
            for (Composed item : sequence.items()) {
                bindAliases(item, anchors);
            }
        } else if (node instanceof Composed.Mapping mapping) {
            for (Composed.Pair pair : mapping.pairs()) {
                bindAliases(pair.key(), anchors);
                bindAliases(pair.value(), anchors);
            }
        }
    }

    /** The parser takes more for part of a name than yaml.v2, which ends it there or refuses it. */
    private void checkAnchor(String name, Composed node) {
        if (!ANCHOR.matcher(name).matches()) {
            problem("yaml/alias", node, "Go's YAML does not take &" + name + " for a name", "use letters and digits");
        }
    }

    private YamlNode value(Composed node, int depth) {
        if (!budget.spend()) {
            throw stop(
                    "yaml/alias", node, "aliases make this document too large; Go refuses it too", "write values out");
        }
        if (depth > GoYaml.MAX_DEPTH) {
            throw stop("yaml/too-deep", node, "values are nested deeper than " + GoYaml.MAX_DEPTH + " levels", "");
        }
        if (node instanceof Composed.Mapping mapping) {
            Optional<Composed.Scalar> text = FlowColons.text(mapping, this.text);
            return text.isPresent() ? scalar(text.get()) : new YamlMapping(mapping.position(), entries(mapping, depth));
        }
        if (node instanceof Composed.Sequence sequence) {
            return sequence(sequence, depth);
        }
        if (node instanceof Composed.Alias alias) {
            return followed(alias, depth);
        }
        return scalar((Composed.Scalar) node);
    }

    /** A loop, since streams would take several times the stack at each level. */
    private YamlSequence sequence(Composed.Sequence sequence, int depth) {
        List<YamlNode> items = new ArrayList<>(sequence.items().size());
        for (Composed item : sequence.items()) {
            items.add(value(item, depth + 1));
        }
        return new YamlSequence(sequence.position(), items);
    }

    private YamlNode followed(Composed.Alias alias, int depth) {
        if (!following.add(alias)) {
            throw stop("yaml/alias", alias, "the value of &" + alias.name() + " contains itself", "remove this alias");
        }
        budget.enterAlias();
        YamlNode value = value(target(alias), depth);
        budget.leaveAlias();
        following.remove(alias);
        return value;
    }

    private Composed target(Composed.Alias alias) {
        Composed target = targets.get(alias);
        if (target == null) {
            throw new IllegalStateException("not bound: " + alias);
        }
        return target;
    }

    private List<YamlMapping.Entry> entries(Composed.Mapping mapping, int depth) {
        List<YamlMapping.Entry> entries = new ArrayList<>(mapping.pairs().size());
        Map<String, Position> seen = new HashMap<>();
        for (Composed.Pair pair : mapping.pairs()) {
            if (isMerge(pair.key())) {
                merge(pair.key(), pair.value(), depth, entries);
                continue;
            }
            Optional<YamlScalar> key = key(pair.key(), depth);
            YamlNode value = value(pair.value(), depth + 1);
            if (key.isPresent()) {
                YamlScalar name = key.get();
                noteDuplicate(name, seen.putIfAbsent(name.text(), name.position()));
                entries.add(new YamlMapping.Entry(name, value));
            }
        }
        return entries;
    }

    private void noteDuplicate(YamlScalar key, @Nullable Position earlier) {
        if (earlier != null && !budget.inAlias()) {
            duplicateKeys.add(new Problem(
                    "yaml/duplicate-key",
                    key.position(),
                    "the key \"" + key.text() + "\" was already given on line " + earlier.line()
                            + "; Go takes the last",
                    "remove one of the two"));
        }
    }

    private static boolean isMerge(Composed key) {
        return key instanceof Composed.Scalar scalar
                && scalar.text().equals("<<")
                && (scalar.properties().tag().isEmpty()
                        ? scalar.isPlain()
                        : scalar.properties().tag().get().equals(MERGE_TAG));
    }

    private void merge(Composed key, Composed value, int depth, List<YamlMapping.Entry> entries) {
        if (merging == Merging.KEPT) {
            merge(value, depth, new ArrayList<>()); // for its errors
            YamlScalar name = new YamlScalar(key.position(), "<<", YamlScalar.Style.PLAIN, "<<");
            entries.add(new YamlMapping.Entry(name, value(value, depth + 1)));
        } else {
            merge(value, depth, entries);
        }
    }

    private void merge(Composed value, int depth, List<YamlMapping.Entry> entries) {
        if (value instanceof Composed.Sequence sequence) {
            List<Composed> items = sequence.items(); // the first wins over the others
            for (int i = items.size() - 1; i >= 0; i--) {
                mergeMapping(items.get(i), depth, entries);
            }
        } else {
            mergeMapping(value, depth, entries);
        }
    }

    private void mergeMapping(Composed value, int depth, List<YamlMapping.Entry> entries) {
        Composed meant = value instanceof Composed.Alias alias ? target(alias) : value;
        if (meant instanceof Composed.Mapping && value(value, depth) instanceof YamlMapping merged) {
            entries.addAll(merged.entries());
        } else {
            problem("yaml/merge-key", value, "only a mapping or a list of mappings can be merged", "remove <<");
        }
    }

    private Optional<YamlScalar> key(Composed key, int depth) {
        YamlNode value = value(key, depth + 1);
        if (merging == Merging.KEPT) {
            return Optional.of(anyKey(key.position(), value));
        }
        if (!(value instanceof YamlScalar scalar)) {
            problem("yaml/key-not-text", key, "a list or a mapping cannot be a key", "use a text key");
            return Optional.empty();
        }
        Optional<String> name = GoScalars.key(scalar.value());
        if (name.isEmpty()) {
            problem("yaml/key-not-text", key, "a key cannot be " + scalar.value(), "write it in quotes");
        }
        return name.isPresent()
                ? Optional.of(new YamlScalar(key.position(), name.get(), scalar.style(), scalar.value()))
                : Optional.empty();
    }

    private static YamlScalar anyKey(Position position, YamlNode key) {
        String name = GoText.argument(key);
        return key instanceof YamlScalar scalar
                ? new YamlScalar(position, name, scalar.style(), scalar.value())
                : new YamlScalar(position, name, YamlScalar.Style.PLAIN, GoText.print(key));
    }

    private void add(Optional<Problem> problem) {
        if (problem.isPresent()) {
            problems.add(problem.get());
        }
    }

    private YamlScalar scalar(Composed.Scalar scalar) {
        add(GoEscapes.check(scalar, text));
        add(GoBlocks.check(scalar, text));
        Optional<String> tag = scalar.properties().tag();
        Optional<Object> value = GoScalars.value(tag, scalar.isPlain(), scalar.text());
        if (value.isEmpty()) {
            problem("yaml/tag", scalar, "the text does not fit its tag " + tag.orElse(""), "remove the tag");
        }
        return new YamlScalar(scalar.position(), scalar.text(), scalar.style(), value.orElse(scalar.text()));
    }

    private void problem(String code, Composed node, String message, String hint) {
        problems.add(new Problem(code, node.position(), message, hint));
    }

    private Stopped stop(String code, Composed node, String message, String hint) {
        problem(code, node, message, hint);
        return new Stopped();
    }
}
