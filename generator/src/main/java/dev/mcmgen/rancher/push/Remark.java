package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.RancherException;

/**
 * Something that was noticed before anything is written.
 *
 * @param message one sentence without a full stop
 * @param hint the next step; may be empty
 */
public record Remark(Weight weight, String message, String hint) {

    /** What it means for the push. */
    public enum Weight {
        /** To know. */
        NOTE,
        /** It will probably hurt. */
        WARNING,
        /** Nothing is written. */
        REFUSAL
    }

    static Remark note(String message, String hint) {
        return new Remark(Weight.NOTE, message, hint);
    }

    static Remark warning(String message, String hint) {
        return new Remark(Weight.WARNING, message, hint);
    }

    static Remark refusal(String message, String hint) {
        return new Remark(Weight.REFUSAL, message, hint);
    }

    /** What a failure says. */
    public static Remark of(RancherException failure) {
        return refusal(String.valueOf(failure.getMessage()), failure.hint());
    }

    public boolean isRefusal() {
        return weight == Weight.REFUSAL;
    }
}
