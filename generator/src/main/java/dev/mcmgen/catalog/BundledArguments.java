package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The argument lists of {@code arguments-<distribution>.json}: each key once, with the releases it belongs to. What a
 * release does not need is not turned into objects.
 */
final class BundledArguments implements ArgumentSource {

    /** The Rancher versions that offer a release in their form. */
    record Offer(RancherVersion from, RancherVersion to) {}

    private final Distribution distribution;
    private final String source;
    private final String sourceOfNewer;
    private final Map<String, DataNode> releases = new LinkedHashMap<>();
    private final Lazy<NavigableSet<Release>> sorted = new Lazy<>(this::sortReleases);
    private final Release newest;
    private final List<DataNode> listed;
    private final List<DataNode> newer;

    BundledArguments(DataNode file) {
        distribution = Distribution.valueOf(file.text("distribution"));
        DataNode lists = file.get("lists");
        source = lists.text("source");
        List<DataNode> rows = lists.get("releases").items();
        for (DataNode row : rows) {
            releases.put(row.text("release"), row);
        }
        newest = Release.parse(rows.get(rows.size() - 1).text("release"));
        listed = lists.get("arguments").items();
        DataNode additions = file.get("newer");
        sourceOfNewer = additions.text("source");
        newer = additions.get("arguments").items();
    }

    @Override
    public NavigableSet<Release> releases() {
        return sorted.get();
    }

    @Override
    public boolean lists(Release release) {
        return releases.containsKey(release.toString());
    }

    @Override
    public Release newest() {
        return newest;
    }

    Optional<Offer> offer(Release release) {
        return Optional.ofNullable(releases.get(release.toString()))
                .map(row -> new Offer(
                        RancherVersion.parse(row.text("minRancher")), RancherVersion.parse(row.text("maxRancher"))));
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
        Release best = newest;
        for (Since.First first : stepsReachedBy(release)) {
            Release step =
                    new Release(distribution, first.major(), first.minor(), first.patch(), Math.max(first.build(), 1));
            if (step.compareTo(release) <= 0 && step.compareTo(best) > 0) {
                best = step;
            }
        }
        return best;
    }

    @Override
    public String source(Release release) {
        return release.compareTo(newest) > 0 ? source + "; " + sourceOfNewer : source;
    }

    private List<Since.First> stepsReachedBy(Release release) {
        List<Since.First> steps = new ArrayList<>();
        for (DataNode row : newer) {
            Window window = Window.read(row);
            if (window.covers(release)) {
                window.since().ifPresent(since -> steps.addAll(since.firsts()));
            }
        }
        return steps;
    }

    private NavigableSet<Release> sortReleases() {
        NavigableSet<Release> all = new TreeSet<>();
        releases.keySet().forEach(text -> all.add(Release.parse(text)));
        return Collections.unmodifiableNavigableSet(all);
    }

    private static Map<String, Argument> select(List<DataNode> rows, Release release, NodeRole role) {
        Map<String, Argument> selected = new TreeMap<>();
        for (DataNode row : rows) {
            if (row.get("roles").texts().contains(role.name())
                    && Window.read(row).covers(release)) {
                Argument argument = read(row);
                selected.put(argument.key(), argument);
            }
        }
        return selected;
    }

    private static Argument read(DataNode row) {
        return new Argument(row.text("key"), row.text("type"), row.textsOrNone("options"), row.optionalText("default"));
    }
}
