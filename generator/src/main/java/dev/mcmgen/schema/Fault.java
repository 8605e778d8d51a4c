package dev.mcmgen.schema;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import java.util.Optional;

/**
 * A problem, and what has to go for the rest to be in order.
 *
 * @param value where the value is that does not fit; of an unknown or missing field, the object that has or lacks it
 * @param property the field that is unknown or missing; empty for other kinds
 * @param meant the known field that is the nearest to an unknown one; empty where none is near
 */
public record Fault(Problem problem, JsonPointer value, Kind kind, String property, Optional<String> meant) {

    /** What is wrong. */
    public enum Kind {
        UNKNOWN_FIELD,
        MISSING_FIELD,
        VALUE
    }

    /** The field that is unknown or missing, else the value. */
    public JsonPointer field() {
        return kind == Kind.VALUE ? value : value.child(property);
    }
}
