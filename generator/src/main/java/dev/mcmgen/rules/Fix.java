package dev.mcmgen.rules;

import java.util.Optional;

/**
 * What to do about a finding.
 *
 * @param description one sentence without a full stop
 * @param edit what mcmgen can do itself; empty where only a person can
 */
public record Fix(String description, Optional<Edit> edit) {

    /**
     * The text of a scalar, exchanged for another.
     *
     * @param line 1-based, of the file of the finding
     * @param column 1-based, in code points
     * @param length of the old text, in code points; all of it stands on that line
     * @param text the new text
     */
    public record Edit(int line, int column, int length, String text) {}

    /** Something that a person has to do. */
    public static Fix byHand(String description) {
        return new Fix(description, Optional.empty());
    }

    /** Whether mcmgen can do it. */
    public boolean automatic() {
        return edit.isPresent();
    }
}
