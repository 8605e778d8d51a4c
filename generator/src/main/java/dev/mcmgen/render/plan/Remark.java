package dev.mcmgen.render.plan;

import dev.mcmgen.yaml.Position;

/**
 * Something that the user should know of a plan that can be rendered: what has to be done by hand, what a release will
 * change.
 *
 * @param code a stable word, such as {@code cloud-credential/placeholder}
 * @param position the field of the spec that it comes from
 * @param message one sentence: what will happen
 * @param hint the next step; empty where there is none
 */
public record Remark(String code, Position position, String message, String hint) {

    /** {@code file:line:column: warning[code] message (hint)}. */
    @Override
    public String toString() {
        return position + ": warning[" + code + "] " + message + (hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
