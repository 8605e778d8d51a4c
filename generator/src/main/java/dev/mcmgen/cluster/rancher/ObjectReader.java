package dev.mcmgen.cluster.rancher;

import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
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
        return mapping.get(name).filter(node -> !(node instanceof YamlScalar scalar && scalar.isNull()));
    }

    /** A part, empty where there is none. */
    ObjectReader object(String name) {
        return findObject(name).orElseGet(() -> empty(mapping));
    }

    Optional<ObjectReader> findObject(String name) {
        return find(name)
                .filter(YamlMapping.class::isInstance)
                .map(YamlMapping.class::cast)
                .map(ObjectReader::new);
    }

    List<YamlNode> items(String name) {
        return find(name)
                .filter(YamlSequence.class::isInstance)
                .map(node -> ((YamlSequence) node).items())
                .orElse(List.of());
    }

    /** The items that are objects. */
    List<ObjectReader> objects(String name) {
        return items(name).stream()
                .filter(YamlMapping.class::isInstance)
                .map(node -> new ObjectReader((YamlMapping) node))
                .toList();
    }

    /** The text, or an empty one. */
    String text(String name) {
        return find(name).flatMap(ObjectReader::textOf).orElse("");
    }

    boolean flag(String name) {
        return find(name)
                .filter(node -> node instanceof YamlScalar scalar && Boolean.TRUE.equals(scalar.value()))
                .isPresent();
    }

    /** The number, or 0. */
    long number(String name) {
        return find(name)
                .filter(YamlScalar.class::isInstance)
                .map(node -> ((YamlScalar) node).value())
                .map(value -> value instanceof Long number ? number : 0L)
                .orElse(0L);
    }

    /** The entries that are texts, in the order of the file. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : object(name).mapping().entries()) {
            textOf(entry.value()).ifPresent(text -> texts.put(entry.name(), text));
        }
        return texts;
    }

    static Optional<String> textOf(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
