package dev.mcmgen.spec;

import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays one tree over another: mappings are merged key by key, the list {@code pools} by the names of its items, other
 * lists are replaced, null removes (as in RFC 7396). Every node keeps its own place.
 */
final class TreeMerge {

    private static final String POOLS = "pools";

    private TreeMerge() {}

    static YamlMapping merge(YamlMapping base, YamlMapping overlay) {
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        base.entries().forEach(entry -> entries.put(entry.name(), entry));
        for (YamlMapping.Entry entry : overlay.entries()) {
            if (isNull(entry.value())) {
                entries.remove(entry.name());
            } else {
                Optional<YamlMapping.Entry> below = Optional.ofNullable(entries.get(entry.name()));
                entries.put(entry.name(), merge(below, entry));
            }
        }
        return new YamlMapping(base.position(), List.copyOf(entries.values()));
    }

    private static YamlMapping.Entry merge(Optional<YamlMapping.Entry> below, YamlMapping.Entry over) {
        YamlNode value = over.value();
        YamlScalar key = below.map(YamlMapping.Entry::key).orElse(over.key());
        if (value instanceof YamlMapping mapping) {
            YamlMapping base = below.map(YamlMapping.Entry::value)
                    .filter(YamlMapping.class::isInstance)
                    .map(YamlMapping.class::cast)
                    .orElse(new YamlMapping(mapping.position(), List.of()));
            return new YamlMapping.Entry(key, merge(base, mapping));
        }
        if (over.name().equals(POOLS)
                && value instanceof YamlSequence items
                && below.map(YamlMapping.Entry::value).orElse(value) instanceof YamlSequence base
                && below.isPresent()) {
            return new YamlMapping.Entry(key, mergeByName(base, items));
        }
        return over;
    }

    private static YamlSequence mergeByName(YamlSequence base, YamlSequence overlay) {
        List<YamlNode> items = new ArrayList<>(base.items());
        for (YamlNode item : overlay.items()) {
            int index = indexOf(items, name(item));
            if (index >= 0 && item instanceof YamlMapping over && items.get(index) instanceof YamlMapping below) {
                items.set(index, merge(below, over));
            } else {
                items.add(item);
            }
        }
        return new YamlSequence(base.position(), items);
    }

    /** The index of the mapping of that name; -1 where there is none, or no name. */
    static int indexOf(List<YamlNode> items, Optional<String> name) {
        for (int i = 0; i < items.size(); i++) {
            if (name.isPresent() && name.equals(name(items.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> name(YamlNode item) {
        return item instanceof YamlMapping mapping
                ? mapping.get("name").filter(YamlScalar.class::isInstance).map(node -> ((YamlScalar) node).text())
                : Optional.empty();
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.isNull();
    }
}
