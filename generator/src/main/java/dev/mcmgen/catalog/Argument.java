package dev.mcmgen.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A configuration key that Rancher lets through to a node.
 *
 * @param type the word of Rancher's release data: {@code string}, {@code array}, {@code enum}, {@code bool},
 *     {@code boolean}
 * @param options what Rancher's form offers; advisory, Rancher does not enforce it
 * @param defaultValue what Rancher's form starts with; advisory
 */
public record Argument(String key, String type, List<String> options, Optional<String> defaultValue) {

    public Argument {
        options = List.copyOf(options);
    }

    /** Whether Rancher turns the value into true or false: type {@code boolean}; a {@code bool} passes as written. */
    public boolean becomesBoolean() {
        return type.equals("boolean");
    }
}
