package dev.mcmgen.importing.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of keys of {@code config.yaml} in the forms in which fields of a spec take them. */
final class Values {

    private Values() {}

    /** A boolean, or the text of one. */
    static Optional<Boolean> flag(Object value) {
        return switch (value.toString()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** A list of texts, or a text of several with commas between them. */
    static List<String> texts(Object value) {
        List<String> texts = new ArrayList<>();
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        for (Object item : items) {
            for (String part : item.toString().split(",", -1)) {
                if (!part.isBlank()) {
                    texts.add(part.strip());
                }
            }
        }
        return texts;
    }

    /** The list of a value as it is; a text is a list of one. */
    static List<String> list(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }
}
