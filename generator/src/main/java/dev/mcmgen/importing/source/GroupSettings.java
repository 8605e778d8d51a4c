package dev.mcmgen.importing.source;

import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.yaml.JsonPointer;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of {@code config.yaml} that a user wrote and that reach a group of nodes.
 *
 * @param pool the machine pool; empty for registered nodes
 * @param settings by key; what another entry replaced, or Rancher drops or replaces, is not among them
 * @param immaterial keys that nodes of these roles are not given, whatever their value
 */
public record GroupSettings(
        String pool, Set<Role> roles, boolean windows, Map<String, Setting> settings, Set<String> immaterial) {

    /**
     * A value that was written for a key.
     *
     * @param value text, boolean, or a list of texts
     * @param source where in the Cluster
     */
    public record Setting(Object value, JsonPointer source) {}

    public GroupSettings {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        immaterial = Set.copyOf(immaterial);
    }

    public Optional<Setting> find(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /** The same group with other settings. */
    public GroupSettings with(Map<String, Setting> others) {
        return new GroupSettings(pool, roles, windows, others, immaterial);
    }

    /** The same group, whatever it would have for these keys. */
    public GroupSettings without(Set<String> keys) {
        Set<String> all = new HashSet<>(immaterial);
        all.addAll(keys);
        return new GroupSettings(pool, roles, windows, settings, all);
    }

    /** The command that such nodes run. */
    public NodeRole command() {
        return roles.contains(Role.ETCD) || roles.contains(Role.CONTROLPLANE) ? NodeRole.SERVER : NodeRole.AGENT;
    }
}
