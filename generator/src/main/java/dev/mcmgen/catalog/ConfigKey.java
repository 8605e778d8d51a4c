package dev.mcmgen.catalog;

import java.util.Optional;
import java.util.Set;

/**
 * A key of {@code config.yaml}.
 *
 * @param type {@code string}, {@code bool}, {@code int}, {@code duration} or {@code list}
 * @param roles the commands that ever take it
 * @param server the releases whose server takes it, if servers do
 * @param agent the releases whose agent takes it, if agents do
 * @param defaultText what holds where it is not set, in words; may be empty
 * @param shortForm the one-letter form, which may not stand beside the long one
 * @param hidden not shown by {@code --help}
 * @param commaSplit a single string is split at commas
 * @param equalOnServers a server that has another value cannot join
 * @param deprecated since when, in words; empty where it is not
 * @param note what else to know; may be empty
 */
public record ConfigKey(
        String name,
        String type,
        Set<NodeRole> roles,
        Window server,
        Window agent,
        String defaultText,
        Optional<String> shortForm,
        boolean hidden,
        boolean commaSplit,
        boolean equalOnServers,
        String deprecated,
        String note) {

    public ConfigKey {
        roles = Set.copyOf(roles);
    }

    /** Whether that command of that release knows the key. */
    public boolean accepts(Release release, NodeRole role) {
        return roles.contains(role) && (role == NodeRole.SERVER ? server : agent).covers(release);
    }

    public boolean isList() {
        return type.equals("list");
    }
}
