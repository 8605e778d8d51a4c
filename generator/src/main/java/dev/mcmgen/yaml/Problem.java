package dev.mcmgen.yaml;

import java.util.Comparator;

/**
 * Something wrong at a place in a file that a person wrote.
 *
 * @param code a stable word for the kind of problem, such as {@code yaml/duplicate-key} or {@code spec/unknown-field}
 * @param position where
 * @param message one sentence: what is there, and what was expected
 * @param hint the next step, such as {@code write "0600"} or {@code did you mean strictARP?}; empty where there is none
 */
public record Problem(String code, Position position, String message, String hint) {

    /** By place, then by code: the order in which problems are shown. */
    public static final Comparator<Problem> BY_PLACE = Problem::byPlace;

    private static int byPlace(Problem one, Problem other) {
        int order = one.position.compareTo(other.position);
        order = order != 0 ? order : one.code.compareTo(other.code);
        return order != 0 ? order : one.message.compareTo(other.message);
    }

    public Problem(String code, Position position, String message) {
        this(code, position, message, "");
    }

    /** {@code file:line:column: error[code] message (hint)}. */
    @Override
    public String toString() {
        return position + ": error[" + code + "] " + message + (hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
