package dev.mcmgen.render.plan;

import dev.mcmgen.yaml.JsonPointer;
import java.util.List;
import java.util.stream.Stream;

/**
 * A value for a key of config.yaml, and the field of the spec that asked for it.
 *
 * @param value String, Boolean or a list of strings: what Rancher lets through; a number is text
 * @param origin the field of the spec
 */
record Setting(Object value, JsonPointer origin) {

    Setting {
        if (value instanceof List<?> list) {
            value = List.copyOf(list);
        } else if (!(value instanceof String || value instanceof Boolean)) {
            throw new IllegalArgumentException("a setting is text, true or false, or a list of texts: " + value);
        }
    }

    /** The texts of a list; text alone counts as a list of one, as the distributions read it. */
    @SuppressWarnings("unchecked")
    List<String> list() {
        return value instanceof List ? (List<String>) value : List.of(value.toString());
    }

    /** This setting with a narrower one laid over it: lists are merged, anything else is replaced. */
    Setting overlaidBy(String key, Setting narrower) {
        if (isListBeside(narrower) || narrower.isListBeside(this)) {
            List<String> merged =
                    key.endsWith("-arg") ? Arguments.merge(list(), narrower.list()) : union(list(), narrower.list());
            return new Setting(merged, narrower.origin);
        }
        return narrower;
    }

    /** Text beside a list is one more entry of it: it must not take the others away. */
    private boolean isListBeside(Setting other) {
        return value instanceof List && !(other.value instanceof Boolean);
    }

    private static List<String> union(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
