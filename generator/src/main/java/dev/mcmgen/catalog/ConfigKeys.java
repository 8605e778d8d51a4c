package dev.mcmgen.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The keys of {@code config.yaml} of one distribution. RKE2 skips an unknown key with a line in its log; so does a K3s
 * server, while a K3s agent does not start.
 */
public final class ConfigKeys {

    private final Map<String, ConfigKey> keys;
    private final String source;

    private ConfigKeys(Map<String, ConfigKey> keys, String source) {
        this.keys = Collections.unmodifiableMap(keys);
        this.source = source;
    }

    static ConfigKeys read(DataNode file) {
        Map<String, ConfigKey> keys = new TreeMap<>();
        addTo(keys, file);
        return new ConfigKeys(keys, file.text("source"));
    }

    /** Keys that are those of another distribution, less some, and with some of their own. */
    static ConfigKeys readLike(ConfigKeys other, DataNode file) {
        Map<String, ConfigKey> keys = new TreeMap<>(other.keys);
        file.get("without").texts().forEach(keys::remove);
        addTo(keys, file);
        return new ConfigKeys(keys, file.text("source"));
    }

    /** The key of that name, whatever the release; a one-letter form counts as its long one. */
    public Optional<ConfigKey> find(String name) {
        ConfigKey key = keys.get(name);
        if (key != null) {
            return Optional.of(key);
        }
        return keys.values().stream()
                .filter(candidate -> candidate.shortForm().filter(name::equals).isPresent())
                .findFirst();
    }

    /** Whether that command of that release knows the key. */
    public boolean accepts(String name, Release release, NodeRole role) {
        return find(name).map(key -> key.accepts(release, role)).orElse(false);
    }

    /** Every key of every release, by name. */
    public Collection<ConfigKey> all() {
        return keys.values();
    }

    public String source() {
        return source;
    }

    private static void addTo(Map<String, ConfigKey> keys, DataNode file) {
        for (DataNode row : file.get("keys").items()) {
            ConfigKey key = key(row);
            keys.put(key.name(), key);
        }
    }

    private static ConfigKey key(DataNode row) {
        Set<NodeRole> roles = EnumSet.noneOf(NodeRole.class);
        row.get("roles").texts().forEach(role -> roles.add(NodeRole.valueOf(role)));
        Window server = Window.read(row);
        Window agent = row.find("agentSince")
                .map(since -> new Window(Optional.of(Since.parse(since.texts())), server.until()))
                .orElse(server);
        return new ConfigKey(
                row.text("key"),
                row.text("type"),
                roles,
                server,
                agent,
                row.textOrEmpty("default"),
                row.optionalText("short"),
                row.flag("hidden"),
                row.flag("commaSplit"),
                row.flag("equalOnServers"),
                row.textOrEmpty("deprecated"),
                row.textOrEmpty("note"));
    }
}
