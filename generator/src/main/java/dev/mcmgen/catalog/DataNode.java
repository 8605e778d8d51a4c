package dev.mcmgen.catalog;

import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a catalogue file that knows its place, so that a mistake in the data can be found. The place is put into
 * words only when it is asked for: start-up reads a thousand values and complains of none.
 */
final class DataNode {

    private final Optional<DataNode> parent;
    private final String step;

    /** Map, List, String, Boolean or Long. */
    private final Object value;

    private DataNode(Optional<DataNode> parent, String step, Object value) {
        this.parent = parent;
        this.step = step;
        this.value = value;
    }

    /** The content of a file. */
    static DataNode root(String file, Object value) {
        return new DataNode(Optional.empty(), file + "#", value);
    }

    /** The file and the JSON pointer into it. */
    String pointer() {
        return parent.map(node -> node.pointer() + "/" + step).orElse(step);
    }

    DataNode get(String key) {
        Optional<DataNode> member = find(key);
        if (member.isEmpty()) {
            throw new CatalogException(pointer() + " has no '" + key + "'");
        }
        return member.get();
    }

    Optional<DataNode> find(String key) {
        Object found = map().get(key);
        return found == null || found == YamlScalar.NULL ? Optional.empty() : Optional.of(child(key, found));
    }

    List<DataNode> items() {
        if (!(value instanceof List<?> list)) {
            throw mismatch("a list");
        }
        List<DataNode> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(child(Integer.toString(items.size()), item));
        }
        return items;
    }

    /** The members of an object, in the order of the file. */
    Map<String, DataNode> members() {
        Map<String, DataNode> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : map().entrySet()) {
            String key = String.valueOf(member.getKey());
            members.put(key, child(key, member.getValue()));
        }
        return members;
    }

    String text() {
        if (!(value instanceof String text)) {
            throw mismatch("a string");
        }
        return text;
    }

    String text(String key) {
        return get(key).text();
    }

    /** The string of that member, or the empty string where there is none. */
    String textOrEmpty(String key) {
        Optional<DataNode> member = find(key);
        return member.isPresent() ? member.get().text() : "";
    }

    /** The string of that member; empty where there is none. */
    Optional<String> optionalText(String key) {
        Optional<DataNode> member = find(key);
        return member.isPresent() ? Optional.of(member.get().text()) : Optional.empty();
    }

    List<String> texts() {
        if (!(value instanceof List<?> list)) {
            throw mismatch("a list of strings");
        }
        List<String> texts = new ArrayList<>(list.size());
        for (Object item : list) {
            if (!(item instanceof String text)) {
                throw mismatch("a list of strings");
            }
            texts.add(text);
        }
        return texts;
    }

    /** The strings of that member, or none where it is missing. */
    List<String> textsOrNone(String key) {
        Optional<DataNode> member = find(key);
        return member.isPresent() ? member.get().texts() : List.of();
    }

    boolean isScalar() {
        return !(value instanceof Map || value instanceof List);
    }

    /** The text of a string, a number or a boolean. */
    String scalar() {
        if (!isScalar()) {
            throw mismatch("a string, a number or a boolean");
        }
        return String.valueOf(value);
    }

    int number() {
        if (!(value instanceof Long number)) {
            throw mismatch("a whole number");
        }
        return Math.toIntExact(number);
    }

    /** Whether that member is there and true. */
    boolean flag(String key) {
        Optional<DataNode> member = find(key);
        return member.isPresent() && member.get().truth();
    }

    private DataNode child(String name, Object found) {
        return new DataNode(Optional.of(this), name, found);
    }

    private boolean truth() {
        if (!(value instanceof Boolean truth)) {
            throw mismatch("true or false");
        }
        return truth;
    }

    private Map<?, ?> map() {
        if (!(value instanceof Map<?, ?> map)) {
            throw mismatch("an object");
        }
        return map;
    }

    private CatalogException mismatch(String expected) {
        return new CatalogException(pointer() + " should be " + expected);
    }
}
