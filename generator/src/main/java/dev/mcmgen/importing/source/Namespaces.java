package dev.mcmgen.importing.source;

import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/** Gives objects without a namespace the one that they would be put into. */
final class Namespaces {

    private static final String NAMESPACE = "namespace";

    private Namespaces() {}

    static YamlNode filledIn(YamlNode node, String namespace) {
        if (!(node instanceof YamlMapping object)) {
            return node;
        }
        List<YamlMapping.Entry> entries = new ArrayList<>();
        for (YamlMapping.Entry entry : object.entries()) {
            if (entry.name().equals("metadata") && entry.value() instanceof YamlMapping metadata) {
                entries.add(new YamlMapping.Entry(entry.key(), metadata(metadata, namespace)));
            } else if (entry.name().equals("items") && entry.value() instanceof YamlSequence items) {
                entries.add(new YamlMapping.Entry(
                        entry.key(),
                        new YamlSequence(
                                items.position(),
                                items.items().stream()
                                        .map(item -> filledIn(item, namespace))
                                        .toList())));
            } else {
                entries.add(entry);
            }
        }
        return new YamlMapping(object.position(), entries);
    }

    private static YamlMapping metadata(YamlMapping metadata, String namespace) {
        boolean there = metadata.get(NAMESPACE)
                .filter(value -> value instanceof YamlScalar scalar
                        && !scalar.isNull()
                        && !scalar.text().isEmpty())
                .isPresent();
        if (there || metadata.get("name").isEmpty()) {
            return metadata;
        }
        List<YamlMapping.Entry> entries = new ArrayList<>(metadata.entries());
        entries.add(new YamlMapping.Entry(text(metadata, NAMESPACE), text(metadata, namespace)));
        return new YamlMapping(metadata.position(), entries);
    }

    private static YamlScalar text(YamlMapping near, String text) {
        return new YamlScalar(near.position(), text, YamlScalar.Style.PLAIN, text);
    }
}
