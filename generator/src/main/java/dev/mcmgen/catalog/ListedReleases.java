package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/** The argument lists of the releases of one distribution, as a Rancher gives them: a whole list for each release. */
final class ListedReleases implements ArgumentSource {

    private final String source;
    private final NavigableMap<Release, DataNode> rows;

    /** @param rows never empty */
    ListedReleases(String source, NavigableMap<Release, DataNode> rows) {
        this.source = source;
        this.rows = rows;
    }

    @Override
    public NavigableSet<Release> releases() {
        return Collections.unmodifiableNavigableSet(rows.navigableKeySet());
    }

    @Override
    public boolean lists(Release release) {
        return rows.containsKey(release);
    }

    @Override
    public Release newest() {
        return rows.lastKey();
    }

    @Override
    public Map<String, Argument> arguments(Release listed, NodeRole role) {
        Map<String, Argument> arguments = new TreeMap<>();
        Optional.ofNullable(rows.get(listed))
                .flatMap(row -> row.find(role == NodeRole.SERVER ? "serverArgs" : "agentArgs"))
                .map(DataNode::members)
                .orElse(Map.of())
                .forEach((key, schema) -> arguments.put(key, argument(key, schema)));
        return arguments;
    }

    static Argument argument(String key, DataNode schema) {
        List<String> options = new ArrayList<>();
        schema.find("options").map(DataNode::items).orElse(List.of()).forEach(option -> options.add(option.scalar()));
        return new Argument(
                key,
                schema.textOrEmpty("type"),
                options,
                schema.find("default").filter(DataNode::isScalar).map(DataNode::scalar));
    }

    @Override
    public Map<String, Argument> addedFor(Release newer, NodeRole role) {
        return Map.of();
    }

    @Override
    public Release newestBelow(Release newer) {
        return newest();
    }

    @Override
    public String source(Release release) {
        return source;
    }
}
