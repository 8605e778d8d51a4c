package dev.mcmgen.importing.source;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/** Trees without one of their parts. */
final class Trees {

    private Trees() {}

    static YamlMapping without(JsonPointer field, YamlMapping tree) {
        String name = field.tokens().get(0);
        JsonPointer rest =
                new JsonPointer(field.tokens().subList(1, field.tokens().size()));
        List<YamlMapping.Entry> entries = new ArrayList<>();
        for (YamlMapping.Entry entry : tree.entries()) {
            if (!entry.name().equals(name)) {
                entries.add(entry);
            } else if (!rest.tokens().isEmpty()) {
                entries.add(
                        entry.value() instanceof YamlMapping inner
                                ? new YamlMapping.Entry(entry.key(), without(rest, inner))
                                : entry);
            }
        }
        return new YamlMapping(tree.position(), entries);
    }
}
