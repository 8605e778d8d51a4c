package dev.mcmgen.cluster;

import dev.mcmgen.catalog.NodeRole;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Nodes that get the same configuration.
 *
 * @param pool the machine pool; empty where there are none
 * @param roles in the order etcd, control plane, worker
 * @param config what the configuration file on such a node says ({@code 50-rancher.yaml}, or the merged
 *     {@code config.yaml}): plain data as of {@link dev.mcmgen.yaml.YamlNode#toData}, sorted as Rancher writes it
 * @param files every other file of the plan
 * @param entries what became of each key: one for each key in each source, and one for each that was added
 */
public record NodeGroup(
        String pool,
        Set<Role> roles,
        NodeSystem system,
        Map<String, Object> config,
        List<NodeFile> files,
        List<Entry> entries) {

    public NodeGroup {
        roles = Role.ordered(roles);
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        files = List.copyOf(files);
        entries = List.copyOf(entries);
    }

    /** The same group with other origins of its keys. */
    NodeGroup with(UnaryOperator<Origin> origins) {
        List<Entry> moved = entries.stream()
                .map(entry -> new Entry(
                        entry.key(), entry.value(), entry.fate(), entry.origin().map(origins)))
                .toList();
        return new NodeGroup(pool, roles, system, config, files, moved);
    }

    /** The command that such a node runs. */
    public NodeRole command() {
        return roles.contains(Role.ETCD) || roles.contains(Role.CONTROLPLANE) ? NodeRole.SERVER : NodeRole.AGENT;
    }
}
