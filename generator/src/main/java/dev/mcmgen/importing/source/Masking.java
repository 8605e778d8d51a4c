package dev.mcmgen.importing.source;

import dev.mcmgen.secret.SecretText;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts stand-ins in the place of secrets that stand in an object in clear, before anything else looks at it: whatever is
 * written or shown later cannot hold one.
 */
final class Masking {

    private final SourceObject object;
    private final List<Note> notes;

    /** @param notes takes the place of each secret */
    Masking(SourceObject object, List<Note> notes) {
        this.object = object;
        this.notes = notes;
    }

    YamlMapping masked(YamlMapping tree) {
        return (YamlMapping) masked(JsonPointer.ROOT, "", tree);
    }

    private YamlNode masked(JsonPointer at, String name, YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            List<YamlMapping.Entry> entries = new ArrayList<>();
            for (YamlMapping.Entry entry : mapping.entries()) {
                String known = entry.name().equals("value") ? sibling(mapping).orElse("value") : entry.name();
                entries.add(new YamlMapping.Entry(entry.key(), masked(at.child(entry.name()), known, entry.value())));
            }
            return new YamlMapping(mapping.position(), entries);
        }
        if (node instanceof YamlSequence sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (int i = 0; i < sequence.items().size(); i++) {
                items.add(masked(at.child(i), "", sequence.items().get(i)));
            }
            return new YamlSequence(sequence.position(), items);
        }
        YamlScalar scalar = (YamlScalar) node;
        return scalar.value() instanceof String || scalar.value() instanceof Number ? scalar(at, name, scalar) : scalar;
    }

    /** The name of a variable, whose value stands beside it. */
    private static Optional<String> sibling(YamlMapping mapping) {
        return mapping.get("name").filter(YamlScalar.class::isInstance).map(node -> ((YamlScalar) node).text());
    }

    private YamlScalar scalar(JsonPointer at, String name, YamlScalar scalar) {
        String text = scalar.text();
        if (SecretText.isNamed(name) && SecretText.isFilled(text)) {
            return replaced(at, SecretText.word(name), "<" + name + ">", scalar);
        }
        TextMask.Masked masked = TextMask.of(text);
        return masked.names().isEmpty()
                ? scalar
                : replaced(at, String.join(", ", masked.names()), masked.text(), scalar);
    }

    private YamlScalar replaced(JsonPointer at, String what, String by, YamlScalar scalar) {
        notes.add(new Note(object.place(at), at.toString(), "holds " + what + " in clear"));
        return new YamlScalar(scalar.position(), by, scalar.style(), by);
    }
}
