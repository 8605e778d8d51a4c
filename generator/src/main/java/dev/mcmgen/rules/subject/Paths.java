package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlSequence;
import java.util.Optional;

/** Finds the path of what stands at a place. */
public final class Paths {

    private Paths() {}

    /** The path of the field whose key begins exactly there; a mapping begins where its first key does, and is not meant. */
    static Optional<JsonPointer> ofKey(Position position, YamlNode node, JsonPointer here) {
        if (node instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                JsonPointer inner = here.child(entry.name());
                if (entry.key().position().equals(position)) {
                    return Optional.of(inner);
                }
                Optional<JsonPointer> found = ofKey(position, entry.value(), inner);
                if (found.isPresent()) {
                    return found;
                }
            }
        } else if (node instanceof YamlSequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                Optional<JsonPointer> found = ofKey(position, sequence.items().get(i), here.child(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The path of the first key or value, from the root on, that begins exactly there. */
    public static Optional<JsonPointer> at(Position position, YamlNode node, JsonPointer here) {
        if (node.position().equals(position)) {
            return Optional.of(here);
        }
        if (node instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                JsonPointer inner = here.child(entry.name());
                if (entry.key().position().equals(position)) {
                    return Optional.of(inner);
                }
                Optional<JsonPointer> found = at(position, entry.value(), inner);
                if (found.isPresent()) {
                    return found;
                }
            }
        } else if (node instanceof YamlSequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                Optional<JsonPointer> found = at(position, sequence.items().get(i), here.child(i));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
