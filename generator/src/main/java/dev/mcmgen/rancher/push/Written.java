package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;

/**
 * What became of one object.
 *
 * @param object as the server has it now; of a dry run, as it would have it
 */
public record Written(Act act, ApiObject object) {

    /** What was done. */
    public enum Act {
        CREATED,
        CHANGED,
        UNCHANGED,
        /** It is there, and this user may neither see nor change it. */
        LEFT,
        DELETED
    }
}
