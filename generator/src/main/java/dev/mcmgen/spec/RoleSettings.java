package dev.mcmgen.spec;

import java.util.Map;

/**
 * What only the nodes of one role get.
 *
 * @param args merged after the arguments for all nodes
 * @param config further keys of config.yaml
 */
public record RoleSettings(ComponentArgs args, Map<String, Object> config) {

    static RoleSettings from(Fields fields) {
        return new RoleSettings(ComponentArgs.from(fields.object("args")), fields.data("config"));
    }
}
