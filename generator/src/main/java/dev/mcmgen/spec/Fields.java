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
        Optional<YamlNode> node = mapping.get(name);
        return node.isPresent() && node.get() instanceof YamlScalar;
    }

    Optional<String> text(String name) {
        Optional<YamlNode> node = mapping.get(name);
        return node.isPresent() ? Optional.of(scalar(node.get()).text()) : Optional.empty();
    }

    String requiredText(String name) {
        return required(name, text(name));
    }

    Optional<Boolean> flag(String name) {
        return value(name, Boolean.class);
    }

    Optional<Long> number(String name) {
        return value(name, Long.class);
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        Optional<YamlNode> node = mapping.get(name);
        return node.isPresent() ? Optional.of(cast(type, scalar(node.get()).value(), node.get())) : Optional.empty();
    }

    Optional<Integer> integer(String name) {
        Optional<Long> number = number(name);
        return number.isPresent() ? Optional.of(Math.toIntExact(number.get())) : Optional.empty();
    }

    int requiredInteger(String name) {
        return required(name, integer(name));
    }

    Optional<Quantity> quantity(String name) {
        Optional<String> text = text(name);
        return text.isPresent() ? Quantity.parse(text.get()) : Optional.empty();
    }

    <W extends Word> Optional<W> word(String name, W[] words) {
        Optional<YamlNode> node = mapping.get(name);
        return node.isPresent() ? Optional.of(word(node.get(), words)) : Optional.empty();
    }

    <W extends Word> List<W> words(String name, W[] words) {
        List<W> found = new ArrayList<>();
        for (YamlNode node : items(name)) {
            found.add(word(node, words));
        }
        return Collections.unmodifiableList(found);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (YamlNode node : items(name)) {
            texts.add(scalar(node).text());
        }
        return Collections.unmodifiableList(texts);
    }

    /** One text, or a list of them. */
    List<String> textOrTexts(String name) {
        return isScalar(name) ? List.of(requiredText(name)) : texts(name);
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
        Optional<String> text = text(contentName);
        return text.isPresent() ? text.get() : files.text(requiredNode(fileName));
    }

    /** The object of that name, with no fields where there is none. */
    Fields object(String name) {
        Optional<Fields> object = optionalObject(name);
        return object.isPresent() ? object.get() : new Fields(new YamlMapping(mapping.position(), List.of()), files);
    }

    Optional<Fields> optionalObject(String name) {
        Optional<YamlNode> node = mapping.get(name);
        return node.isPresent() ? Optional.of(object(node.get())) : Optional.empty();
    }

    private Fields object(YamlNode node) {
        return new Fields(cast(YamlMapping.class, node, node), files);
    }

    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (YamlNode node : items(name)) {
            objects.add(object(node));
        }
        return objects;
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
        Optional<YamlNode> node = mapping.get(name);
        return node.isPresent()
                ? cast(YamlSequence.class, node.get(), node.get()).items()
                : List.of();
    }

    private YamlNode requiredNode(String name) {
        return required(name, mapping.get(name));
    }

    private <T> T required(String name, Optional<T> value) {
        if (value.isEmpty()) {
            throw new IllegalStateException(mapping.position() + ": the schema lets " + name + " be absent");
        }
        return value.get();
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
