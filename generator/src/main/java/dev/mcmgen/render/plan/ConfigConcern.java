package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.ConfigKeys;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Further keys of config.yaml, as the user wrote them: known to the release, not spoken for, and of a safe type. */
final class ConfigConcern implements Concern {

    private final KeyOwners owners = new KeyOwners();

    @Override
    public void addTo(Draft draft) {
        add(draft, Nodes.ALL, draft.spec().config(), EnumSet.allOf(Role.class), "/spec/config");
        draft.spec()
                .roles()
                .forEach((role, settings) -> add(
                        draft,
                        new Scope.WithRole(role),
                        settings.config(),
                        EnumSet.of(role),
                        "/spec/roles/" + role.word() + "/config"));
        List<Pool> pools = draft.spec().pools();
        for (int i = 0; i < pools.size(); i++) {
            Pool pool = pools.get(i);
            add(draft, new Scope.InPool(pool.name()), pool.config(), pool.roles(), "/spec/pools/" + i + "/config");
        }
    }

    private void add(Draft draft, Scope scope, Map<String, Object> config, Collection<Role> roles, String field) {
        NodeRole role = roles.stream().anyMatch(Role::isServer) ? NodeRole.SERVER : NodeRole.AGENT;
        config.forEach((key, value) -> {
            String at = field + "/" + key.replace("~", "~0").replace("/", "~1");
            Optional<String> owner = owners.ownerOf(key, value, draft);
            if (owner.isPresent()) {
                draft.refuse(at, "config/key-has-a-field", key + " " + owner.get(), "remove the line");
            } else if (isKnown(draft, key, role, at)) {
                value(value)
                        .ifPresentOrElse(
                                set -> draft.set(scope, key, set, at),
                                () -> draft.refuse(
                                        at,
                                        "config/value-type",
                                        key + " has a value that config.yaml cannot hold",
                                        "give a text, true or false, or a list of texts"));
            }
        });
    }

    private static boolean isKnown(Draft draft, String key, NodeRole role, String at) {
        ConfigKeys keys = draft.catalog().configKeys(draft.release().distribution());
        if (keys.accepts(key, draft.release(), role)) {
            return true;
        }
        boolean serverOnly = role == NodeRole.AGENT && keys.accepts(key, draft.release(), NodeRole.SERVER);
        draft.refuse(
                at,
                serverOnly ? "config/server-only-key" : "config/unknown-key",
                serverOnly
                        ? key + " does nothing on a node that is not a server"
                        : draft.release() + " does not know " + key + " and would skip it",
                serverOnly
                        ? "move it to spec.config"
                        : "see the reference of "
                                + draft.release().distribution().label() + " for the keys of this release");
        return false;
    }

    /** The value as Rancher lets it through: a number becomes text, a list a list of texts. */
    private static Optional<Object> value(Object value) {
        if (value instanceof String || value instanceof Boolean) {
            return Optional.of(value);
        }
        if (value instanceof Number) {
            return Optional.of(value.toString());
        }
        if (value instanceof List<?> items) {
            List<String> texts = new ArrayList<>();
            for (Object item : items) {
                if (!(item instanceof String || item instanceof Boolean || item instanceof Number)) {
                    return Optional.empty();
                }
                texts.add(item.toString());
            }
            return Optional.of(texts);
        }
        return Optional.empty();
    }
}
