package dev.mcmgen.rules;

import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Region;
import java.util.List;
import java.util.Optional;

/**
 * What to do about a finding.
 *
 * @param description one sentence without a full stop
 * @param edits what mcmgen can do itself, all of it or nothing; none where only a person can
 * @param makes the path of the field that it makes, which no other fix may make at the same time; empty where it makes
 *     none, or one at a place that no other fix can take
 */
public record Fix(String description, List<Edit> edits, String makes) {

    public Fix {
        edits = List.copyOf(edits);
    }

    public Fix(String description, List<Edit> edits) {
        this(description, edits, "");
    }

    /** A fix of at most one edit. */
    public Fix(String description, Optional<Edit> edit) {
        this(description, edit.stream().toList());
    }

    /**
     * A part of one line, exchanged for other text.
     *
     * @param line 1-based, of the file of the finding; the line after the last one stands for the end of the file
     * @param column 1-based, in code points
     * @param length of the old text, in code points; 0 to insert
     * @param text the new text, which may hold line ends; a line that is left with nothing goes
     */
    public record Edit(int line, int column, int length, String text) {

        static Edit of(Region region, String text) {
            return new Edit(region.line(), region.column(), region.length(), text);
        }
    }

    /** Something that a person has to do. */
    public static Fix byHand(String description) {
        return new Fix(description, List.of());
    }

    /** What the hint of a problem says that a person has to do; empty where it has none. */
    public static Optional<Fix> ofHint(String hint) {
        return hint.isEmpty() ? Optional.empty() : Optional.of(byHand(hint));
    }

    /** Another value, written as it should stand in the file, quotes included. */
    public static Fix replaceValue(String description, Place place, String text) {
        return new Fix(description, place.valueRegion().map(region -> Edit.of(region, text)));
    }

    /** The same, described by the text itself. */
    public static Fix replaceValue(Place place, String text) {
        return replaceValue("write " + text, place, text);
    }

    /** Another key for the same value. */
    public static Fix renameKey(String description, Place place, String name) {
        List<Edit> edits =
                place.keyRegion().map(region -> List.of(Edit.of(region, name))).orElse(List.of());
        return new Fix(description, edits, place.sibling(name));
    }

    /** A line more in a mapping that has fields, such as {@code key: value}. */
    public static Fix addField(String description, Place mapping, String field) {
        return new Fix(description, mapping.startOfFields().map(start -> {
            String indent = " ".repeat(start.column() - 1);
            return new Edit(start.line(), 1, 0, indent + field + "\n");
        }));
    }

    /** An item more at the end of a list that has items. */
    public static Fix addItem(String description, Place list, String item) {
        return new Fix(description, list.endOfItems().map(end -> {
            String indent = " ".repeat(end.column() - 1);
            return new Edit(end.line(), 1, 0, indent + "- " + item + "\n");
        }));
    }

    /** Whether mcmgen can do it. */
    public boolean automatic() {
        return !edits.isEmpty();
    }
}
