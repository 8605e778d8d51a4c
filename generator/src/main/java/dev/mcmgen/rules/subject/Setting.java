package dev.mcmgen.rules.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key of the configuration as it reaches a group of nodes.
 *
 * @param value plain data, as in the file on the node
 * @param place the value that a user wrote for it last; empty where all of it comes from Rancher
 * @param parts its texts one by one: the items of a list, or the one text of everything else
 */
public record Setting(String key, Object value, Optional<Place> place, List<Part> parts) {

    /**
     * One text of a setting.
     *
     * @param place where it was written; empty where Rancher put it there
     */
    public record Part(String text, Optional<Place> place) {}

    public Setting {
        parts = List.copyOf(parts);
    }

    /** The texts. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>(parts.size());
        for (Part part : parts) {
            texts.add(part.text());
        }
        return texts;
    }

    /** The text of a setting that is no list; that of the first item of one. */
    public String text() {
        return parts.isEmpty() ? "" : parts.get(0).text();
    }

    /** Whether RKE2 takes it for true; a boolean flag reads the words that Go's {@code ParseBool} knows. */
    public boolean isTrue() {
        return switch (text()) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            default -> false;
        };
    }
}
