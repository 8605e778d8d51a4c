package dev.mcmgen.cluster.rancher;

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
 * Fields of a Kubernetes object. What is absent, null or of another type than the object's schema wants reads as empty:
 * the API server would have refused the type, and drops the null.
 */
record ObjectReader(YamlMapping mapping) {

    static ObjectReader empty(YamlMapping near) {
        return new ObjectReader(new YamlMapping(near.position(), List.of()));
    }

    /** The value, unless it is null. */
    Optional<YamlNode> find(String name) {
        Optional<YamlNode> node = mapping.get(name);
        boolean isNull = node.isPresent() && node.get() instanceof YamlScalar scalar && scalar.isNull();
        return isNull ? Optional.empty() : node;
    }

    /** A part, empty where there is none. */
    ObjectReader object(String name) {
        Optional<ObjectReader> found = findObject(name);
        return found.isPresent() ? found.get() : empty(mapping);
    }

    Optional<ObjectReader> findObject(String name) {
        Optional<YamlNode> node = find(name);
        return node.isPresent() && node.get() instanceof YamlMapping object
                ? Optional.of(new ObjectReader(object))
                : Optional.empty();
    }

    List<YamlNode> items(String name) {
        Optional<YamlNode> node = find(name);
        return node.isPresent() && node.get() instanceof YamlSequence list ? list.items() : List.of();
    }

    /** The items that are objects. */
    List<ObjectReader> objects(String name) {
        List<ObjectReader> objects = new ArrayList<>();
        for (YamlNode item : items(name)) {
            if (item instanceof YamlMapping object) {
                objects.add(new ObjectReader(object));
            }
        }
        return objects;
    }

    /** The text, or an empty one. */
    String text(String name) {
        Optional<YamlNode> node = find(name);
        return node.isPresent() ? textOf(node.get()).orElse("") : "";
    }

    boolean flag(String name) {
        Optional<YamlNode> node = find(name);
        return node.isPresent() && node.get() instanceof YamlScalar scalar && Boolean.TRUE.equals(scalar.value());
    }

    /** The number, or 0. */
    long number(String name) {
        Optional<YamlNode> node = find(name);
        return node.isPresent() && node.get() instanceof YamlScalar scalar && scalar.value() instanceof Long number
                ? number
                : 0L;
    }

    /** The entries that are texts, in the order of the file. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : object(name).mapping().entries()) {
            Optional<String> text = textOf(entry.value());
            if (text.isPresent()) {
                texts.put(entry.name(), text.get());
            }
        }
        return texts;
    }

    static Optional<String> textOf(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
