package dev.mcmgen.catalog;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The releases of RKE2 and what holds for which: {@code releases-rke2.json} and {@code release-facts.json}. */
final class Releases {

    private final Map<String, DataNode> rows = new LinkedHashMap<>();
    private final Lazy<NavigableSet<Release>> sorted = new Lazy<>(this::sort);
    private final ConcurrentMap<Release, ReleaseFacts> found = new ConcurrentHashMap<>();
    private final List<DataNode> values;
    private final List<DataNode> features;

    Releases(DataNode list, DataNode facts) {
        for (DataNode row : list.get("releases").items()) {
            rows.put(row.text("release"), row);
        }
        values = facts.get("values").items();
        features = facts.get("features").items();
    }

    /** The known releases of RKE2. */
    NavigableSet<Release> rke2() {
        return sorted.get();
    }

    ReleaseFacts facts(Release release, BundledArguments arguments) {
        return found.computeIfAbsent(release, wanted -> read(wanted, arguments.offer(wanted)));
    }

    private ReleaseFacts read(Release release, Optional<BundledArguments.Offer> offer) {
        Optional<DataNode> row = Optional.ofNullable(rows.get(release.toString()));
        return new ReleaseFacts(
                release,
                row.isPresent() || offer.isPresent(),
                row.map(node -> node.find("announced").isEmpty()).orElse(offer.isPresent()),
                row.map(node -> node.flag("withdrawn")).orElse(false),
                row.map(node -> ChartVersion.parse(node.text("coredns"))),
                valuesOf("CNI", release),
                valuesOf("INGRESS_CONTROLLER", release),
                valuesOf("DEFAULT_INGRESS", release).stream().findFirst(),
                valuesOf("PSA_EXEMPT_NAMESPACE", release),
                featuresOf(release),
                offer.map(BundledArguments.Offer::from),
                offer.map(BundledArguments.Offer::to));
    }

    private List<String> valuesOf(String id, Release release) {
        for (DataNode row : values) {
            if (row.text("id").equals(id) && holds(row, release)) {
                return row.get("values").texts();
            }
        }
        return List.of();
    }

    private Set<ReleaseFeature> featuresOf(Release release) {
        Set<ReleaseFeature> held = EnumSet.noneOf(ReleaseFeature.class);
        for (DataNode row : features) {
            if (holds(row, release)) {
                held.add(ReleaseFeature.valueOf(row.text("id")));
            }
        }
        return held;
    }

    private NavigableSet<Release> sort() {
        NavigableSet<Release> all = new TreeSet<>();
        rows.keySet().forEach(text -> all.add(Release.parse(text)));
        return Collections.unmodifiableNavigableSet(all);
    }

    private static boolean holds(DataNode row, Release release) {
        Optional<DataNode> only = row.find("distribution");
        return (only.isEmpty()
                        || only.get().text().equals(release.distribution().name()))
                && Window.read(row).covers(release);
    }
}
