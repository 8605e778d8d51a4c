package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The argument lists of {@code arguments-<distribution>.json}: each key once, with the releases it belongs to. */
final class BundledArguments implements ArgumentSource {

    private record Entry(Argument argument, Set<NodeRole> roles, Window window) {}

    private final String source;
    private final String sourceOfNewer;
    private final NavigableMap<Release, Offer> releases = new TreeMap<>();
    private final List<Entry> listed;
    private final List<Entry> newer;
    private final Distribution distribution;

    /** The Rancher versions that offer a release in their form. */
    record Offer(RancherVersion from, RancherVersion to) {}

    BundledArguments(DataNode file) {
        distribution = Distribution.valueOf(file.text("distribution"));
        DataNode lists = file.get("lists");
        source = lists.text("source");
        for (DataNode row : lists.get("releases").items()) {
            releases.put(
                    Release.parse(row.text("release")),
                    new Offer(
                            RancherVersion.parse(row.text("minRancher")),
                            RancherVersion.parse(row.text("maxRancher"))));
        }
        listed = entries(lists.get("arguments"));
        DataNode additions = file.get("newer");
        sourceOfNewer = additions.text("source");
        newer = entries(additions.get("arguments"));
    }

    @Override
    public NavigableSet<Release> releases() {
        return releases.navigableKeySet();
    }

    Optional<Offer> offer(Release release) {
        return Optional.ofNullable(releases.get(release));
    }

    @Override
    public Map<String, Argument> arguments(Release release, NodeRole role) {
        return select(listed, release, role);
    }

    @Override
    public Map<String, Argument> addedFor(Release release, NodeRole role) {
        return select(newer, release, role);
    }

    @Override
    public Release newestBelow(Release release) {
        Release newest = releases.lastKey();
        for (Entry entry : newer) {
            for (Since.First first : entry.window().since().map(Since::firsts).orElse(List.of())) {
                Release step = new Release(
                        distribution, first.major(), first.minor(), first.patch(), Math.max(first.build(), 1));
                if (entry.window().covers(release) && step.compareTo(release) <= 0 && step.compareTo(newest) > 0) {
                    newest = step;
                }
            }
        }
        return newest;
    }

    @Override
    public String source(Release release) {
        return release.compareTo(releases.lastKey()) > 0 ? source + "; " + sourceOfNewer : source;
    }

    private static Map<String, Argument> select(List<Entry> entries, Release release, NodeRole role) {
        Map<String, Argument> selected = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.roles().contains(role) && entry.window().covers(release)) {
                selected.put(entry.argument().key(), entry.argument());
            }
        }
        return selected;
    }

    private static List<Entry> entries(DataNode rows) {
        List<Entry> entries = new ArrayList<>();
        for (DataNode row : rows.items()) {
            Set<NodeRole> roles = EnumSet.noneOf(NodeRole.class);
            row.get("roles").texts().forEach(role -> roles.add(NodeRole.valueOf(role)));
            Argument argument = new Argument(
                    row.text("key"),
                    row.text("type"),
                    row.textsOrNone("options"),
                    row.find("default").map(DataNode::text));
            entries.add(new Entry(argument, roles, Window.read(row)));
        }
        return entries;
    }
}
