package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Role;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of config.yaml that a cluster's nodes get, each for the nodes that it is for. */
final class Settings {

    private final Map<Scope, Map<String, Setting>> byScope = new LinkedHashMap<>();

    /** Sets a key for these nodes; a list is merged with what is there already. */
    void put(Scope scope, String key, Object value, JsonPointer origin) {
        byScope.computeIfAbsent(scope, s -> new LinkedHashMap<>())
                .merge(key, new Setting(value, origin), (old, added) -> old.overlaidBy(key, added));
    }

    /** What was set for exactly this scope. */
    Map<String, Setting> of(Scope scope) {
        return Collections.unmodifiableMap(byScope.getOrDefault(scope, Map.of()));
    }

    /** The roles that something was set for, in the order etcd, control plane, worker. */
    List<Role> rolesWithSettings() {
        List<Role> roles = new ArrayList<>();
        for (Role role : Role.values()) {
            if (!of(new Scope.WithRole(role)).isEmpty()) {
                roles.add(role);
            }
        }
        return roles;
    }

    /** Everything that a node of this kind gets: the wide scopes first, the narrow ones laid over them. */
    Map<String, Setting> of(NodeKind node) {
        Map<String, Setting> merged = new LinkedHashMap<>();
        for (Scope scope : narrowing(node)) {
            if (scope.covers(node)) {
                of(scope)
                        .forEach((key, setting) ->
                                merged.merge(key, setting, (wide, narrow) -> wide.overlaidBy(key, narrow)));
            }
        }
        return merged;
    }

    private static List<Scope> narrowing(NodeKind node) {
        List<Scope> scopes = new ArrayList<>(List.of(Nodes.ALL, Nodes.LINUX));
        for (Role role : Role.values()) {
            scopes.add(new Scope.WithRole(role));
        }
        scopes.add(new Scope.InPool(node.pool()));
        return scopes;
    }
}
