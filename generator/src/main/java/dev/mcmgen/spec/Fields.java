package dev.mcmgen.spec;

import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Typed access to a mapping that has passed its schema: a value that is not of the type asked for is a fault of the
 * schema, not of the user, and throws {@link IllegalStateException}.
 *
 * @param mapping where the fields stand; an empty one where the spec does not have the object
 * @param files the texts that the spec names by file
 */
record Fields(YamlMapping mapping, SpecFiles files) {

    boolean has(String name) {
        return mapping.get(name).isPresent();
    }

    boolean isScalar(String name) {
        return mapping.get(name).filter(YamlScalar.class::isInstance).isPresent();
    }

    Optional<String> text(String name) {
        return mapping.get(name).map(node -> scalar(node).text());
    }

    String requiredText(String name) {
        return required(name, text(name));
    }

    Optional<Boolean> flag(String name) {
        return mapping.get(name).map(node -> cast(Boolean.class, scalar(node).value(), node));
    }

    Optional<Long> number(String name) {
        return mapping.get(name).map(node -> cast(Long.class, scalar(node).value(), node));
    }

    Optional<Integer> integer(String name) {
        return number(name).map(Math::toIntExact);
    }

    int requiredInteger(String name) {
        return required(name, integer(name));
    }

    Optional<Quantity> quantity(String name) {
        return text(name).flatMap(Quantity::parse);
    }

    <W extends Word> Optional<W> word(String name, W[] words) {
        return mapping.get(name).map(node -> word(node, words));
    }

    <W extends Word> List<W> words(String name, W[] words) {
        return items(name).stream().map(node -> word(node, words)).toList();
    }

    List<String> texts(String name) {
        return items(name).stream().map(node -> scalar(node).text()).toList();
    }

    /** One text, or a list of them. */
    List<String> textOrTexts(String name) {
        return isScalar(name) ? text(name).stream().toList() : texts(name);
    }

    Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : object(name).mapping.entries()) {
            texts.put(entry.name(), scalar(entry.value()).text());
        }
        return Collections.unmodifiableMap(texts);
    }

    /** What stands in the field, or what the file holds that the other field names; one of them must be there. */
    String textOrFile(String contentName, String fileName) {
        return text(contentName).orElseGet(() -> files.text(requiredNode(fileName)));
    }

    /** The object of that name, with no fields where there is none. */
    Fields object(String name) {
        return optionalObject(name).orElseGet(() -> new Fields(new YamlMapping(mapping.position(), List.of()), files));
    }

    Optional<Fields> optionalObject(String name) {
        return mapping.get(name).map(node -> new Fields(cast(YamlMapping.class, node, node), files));
    }

    List<Fields> objects(String name) {
        return items(name).stream()
                .map(node -> new Fields(cast(YamlMapping.class, node, node), files))
                .toList();
    }

    /** Every field of this object, each an object itself. */
    <T> Map<String, T> mapOf(Function<Fields, T> reader) {
        Map<String, T> values = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
            values.put(entry.name(), reader.apply(object(entry.name())));
        }
        return Collections.unmodifiableMap(values);
    }

    /** Every field of this object by the word that names it. */
    <E extends Enum<E> & Word, T> Map<E, T> mapByWord(E[] words, Function<Fields, T> reader) {
        Map<E, T> values = new EnumMap<>(words[0].getDeclaringClass());
        for (YamlMapping.Entry entry : mapping.entries()) {
            values.put(word(entry.key(), words), reader.apply(object(entry.name())));
        }
        return Collections.unmodifiableMap(values);
    }

    /** The field as plain data; empty where there is none. */
    Map<String, Object> data(String name) {
        return object(name).data();
    }

    /** This object as plain data that cannot be changed, in the order written. */
    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
            data.put(entry.name(), data(entry.value()));
        }
        return Collections.unmodifiableMap(data);
    }

    private Object data(YamlNode node) {
        if (node instanceof YamlMapping child) {
            return new Fields(child, files).data();
        }
        if (node instanceof YamlSequence sequence) {
            List<Object> items = new ArrayList<>();
            for (YamlNode item : sequence.items()) {
                items.add(data(item));
            }
            return Collections.unmodifiableList(items);
        }
        return node.toData();
    }

    private List<YamlNode> items(String name) {
        return mapping.get(name)
                .map(node -> cast(YamlSequence.class, node, node).items())
                .orElse(List.of());
    }

    private YamlNode requiredNode(String name) {
        return required(name, mapping.get(name));
    }

    private <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(
                () -> new IllegalStateException(mapping.position() + ": the schema lets " + name + " be absent"));
    }

    private static <W extends Word> W word(YamlNode node, W[] words) {
        String text = scalar(node).text();
        for (W word : words) {
            if (word.word().equals(text)) {
                return word;
            }
        }
        throw new IllegalStateException(node.position() + ": the schema lets " + text + " pass");
    }

    private static YamlScalar scalar(YamlNode node) {
        return cast(YamlScalar.class, node, node);
    }

    private static <T> T cast(Class<T> type, Object value, YamlNode node) {
        if (!type.isInstance(value)) {
            throw new IllegalStateException(
                    node.position() + ": the schema lets pass what is not a " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
