package dev.mcmgen.spec;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finding values in a tree by their place, and taking them out. */
final class SpecTree {

    private SpecTree() {}

    /** The values that stand at these positions, or whose key does. */
    static Set<JsonPointer> at(Set<Position> positions, YamlNode root) {
        Set<JsonPointer> found = new LinkedHashSet<>();
        if (!positions.isEmpty()) {
            collect(positions, JsonPointer.ROOT, root, found);
        }
        return found;
    }

    private static void collect(Set<Position> positions, JsonPointer at, YamlNode node, Set<JsonPointer> found) {
        if (positions.contains(node.position())) {
            found.add(at);
        }
        if (node instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                JsonPointer field = at.child(entry.name());
                if (positions.contains(entry.key().position())) {
                    found.add(field);
                }
                collect(positions, field, entry.value(), found);
            }
        } else if (node instanceof YamlSequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                collect(positions, at.child(i), sequence.items().get(i), found);
            }
        }
    }

    /** The tree without these values. */
    static YamlMapping without(Set<JsonPointer> removed, YamlMapping root) {
        return (YamlMapping) without(removed, JsonPointer.ROOT, root);
    }

    private static YamlNode without(Set<JsonPointer> removed, JsonPointer at, YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            List<YamlMapping.Entry> entries = new ArrayList<>();
            for (YamlMapping.Entry entry : mapping.entries()) {
                JsonPointer field = at.child(entry.name());
                if (!removed.contains(field)) {
                    entries.add(new YamlMapping.Entry(entry.key(), without(removed, field, entry.value())));
                }
            }
            return new YamlMapping(mapping.position(), entries);
        }
        if (node instanceof YamlSequence sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (int i = 0; i < sequence.items().size(); i++) {
                if (!removed.contains(at.child(i))) {
                    items.add(without(removed, at.child(i), sequence.items().get(i)));
                }
            }
            return new YamlSequence(sequence.position(), items);
        }
        return node;
    }

    /** The pointer as {@link LeftOut} has it: without the indexes of list items, which change when one is left out. */
    static JsonPointer leftOut(JsonPointer pointer, YamlNode root) {
        List<String> tokens = new ArrayList<>();
        JsonPointer at = JsonPointer.ROOT;
        for (int i = 0; i < pointer.tokens().size(); i++) {
            boolean item = at.resolve(root).orElse(root) instanceof YamlSequence;
            boolean last = i == pointer.tokens().size() - 1;
            String token = pointer.tokens().get(i);
            tokens.add(item ? last ? LeftOut.LEFT_OUT_ITEM : LeftOut.ANY_ITEM : token);
            at = at.child(token);
        }
        return new JsonPointer(tokens);
    }

    /** The mapping with a further field. */
    static YamlMapping with(YamlMapping root, JsonPointer owner, YamlMapping.Entry field) {
        Optional<String> step = owner.tokens().stream().findFirst();
        List<YamlMapping.Entry> entries = new ArrayList<>();
        for (YamlMapping.Entry entry : root.entries()) {
            boolean inside = step.filter(entry.name()::equals).isPresent() && entry.value() instanceof YamlMapping;
            entries.add(
                    inside
                            ? new YamlMapping.Entry(
                                    entry.key(), with((YamlMapping) entry.value(), JsonPointer.ROOT, field))
                            : entry);
        }
        if (step.isEmpty()) {
            entries.add(field);
        }
        return new YamlMapping(root.position(), entries);
    }
}
