package dev.mcmgen.render.plan;

import dev.mcmgen.yaml.Position;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** By place, then by code. */
    public static final Comparator<Remark> BY_PLACE = (one, other) -> {
        int place = one.position.compareTo(other.position);
        return place != 0 ? place : one.code.compareTo(other.code);
    };

    /*
     * Written out, like hashCode: those that Java makes for a record spin classes when they are first used, which costs
     * every start of the program milliseconds (docs/decisions/0008-what-a-start-pays-for.md).
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Remark remark
                && code.equals(remark.code)
                && position.equals(remark.position)
                && message.equals(remark.message)
                && hint.equals(remark.hint);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, position, message, hint);
    }

    /** {@code file:line:column: warning[code] message (hint)}. */
    @Override
    public String toString() {
        return position + ": warning[" + code + "] " + message + (hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
