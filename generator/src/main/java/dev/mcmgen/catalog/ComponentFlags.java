package dev.mcmgen.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The flags of the components that RKE2 and K3s start, from {@code component-flags.json}. The lists are those of
 * upstream's newest patch of each minor: a flag that a patch brought counts for the whole minor.
 */
public final class ComponentFlags {

    private final Map<String, DataNode> components = new HashMap<>();
    private final ConcurrentMap<String, Optional<FlagList>> found = new ConcurrentHashMap<>();

    ComponentFlags(DataNode file) {
        for (DataNode component : file.get("components").items()) {
            components.put(component.text("name"), component);
        }
    }

    /**
     * The flags of that component in the Kubernetes minor of that release; empty where its list is not known, such as
     * for a minor that is newer than the data: then no flag may be called unknown.
     */
    public Optional<FlagList> of(Component component, Release release) {
        return found.computeIfAbsent(
                component.componentName() + " " + release.minorText(), minor -> read(component, release));
    }

    private Optional<FlagList> read(Component component, Release release) {
        DataNode data = Optional.ofNullable(components.get(component.componentName()))
                .orElseThrow(() -> new CatalogException("no flags of " + component.componentName()));
        return data.get("minors").items().stream()
                .filter(row -> row.text("minor").equals(release.minorText()))
                .findFirst()
                .map(row -> new FlagList(component, flags(data, release), row.text("source")));
    }

    private static Map<String, ComponentFlag> flags(DataNode data, Release release) {
        // Windows begin and end with whole minors.
        Map<String, ComponentFlag> byName = new TreeMap<>();
        for (DataNode row : data.get("flags").items()) {
            if (Window.read(row).covers(release)) {
                ComponentFlag flag = ComponentFlag.read(row);
                byName.put(flag.name(), flag);
            }
        }
        return byName;
    }
}
