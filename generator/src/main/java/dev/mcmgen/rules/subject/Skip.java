package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.Position;

/**
 * A document that was not judged.
 *
 * @param position where it begins
 * @param reason why, such as {@code a Helm or Jinja template}
 * @param template whether it would have been judged if it were not a template
 */
public record Skip(Position position, String reason, boolean template) {

    /** A template, which is judged once it is rendered. */
    public static Skip template(Position position) {
        return new Skip(position, "a template (Helm, Jinja or ${…}): judge what it renders to", true);
    }

    /** An example whose name or release the reader has to put in. */
    static Skip example(Position position) {
        return new Skip(position, "an example with a <word> to replace: judge it once that is done", true);
    }
}
