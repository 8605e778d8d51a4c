package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.Argument;
import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.cluster.Fate;
import dev.mcmgen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * What the release's argument list does not name is dropped, and so is every number, map and null; a key of type
 * {@code boolean} becomes true or false (F1; §3.1, step 3; §3.10).
 */
final class ReleaseFilter implements Step {

    @Override
    public void apply(Planning planning, Machine machine, NodeDraft draft) {
        ArgumentList arguments = planning.arguments();
        for (String key : List.copyOf(draft.values().keySet())) {
            filter(key, arguments, machine.isServer(), draft);
        }
    }

    private static void filter(String key, ArgumentList arguments, boolean server, NodeDraft draft) {
        Object value = draft.valueOrNull(key);
        if (value == YamlScalar.NULL) {
            draft.drop(key, Fate.Reason.BAD_TYPE);
            return;
        }
        Optional<Argument> forServers = Optional.ofNullable(arguments.server().get(key));
        Optional<Argument> argument =
                Optional.ofNullable(arguments.agent().get(key)).or(() -> server ? forServers : Optional.empty());
        if (argument.isEmpty()) {
            draft.drop(key, forServers.isPresent() ? Fate.Reason.ROLE : Fate.Reason.UNKNOWN_KEY);
        } else if (!(value instanceof String || value instanceof Boolean || value instanceof List)) {
            draft.drop(key, Fate.Reason.BAD_TYPE);
        } else if (argument.get().becomesBoolean()) {
            draft.coerce(key, GoValues.truth(value));
        }
    }
}
