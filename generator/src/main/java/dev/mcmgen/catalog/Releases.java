package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The releases of RKE2 and what holds for which: {@code releases-rke2.json} and {@code release-facts.json}. */
final class Releases {

    private record Row(ChartVersion coredns, boolean announced, boolean withdrawn) {}

    private record Value(String id, List<String> values, Optional<Distribution> only, Window window) {}

    private final NavigableMap<Release, Row> rows = new TreeMap<>();
    private final List<Value> values;
    private final List<Value> features;

    Releases(DataNode list, DataNode facts) {
        for (DataNode row : list.get("releases").items()) {
            boolean announced = row.find("announced").isEmpty();
            rows.put(
                    Release.parse(row.text("release")),
                    new Row(ChartVersion.parse(row.text("coredns")), announced, row.flag("withdrawn")));
        }
        values = read(facts.get("values"));
        features = read(facts.get("features"));
    }

    /** The known releases of RKE2. */
    NavigableSet<Release> rke2() {
        return Collections.unmodifiableNavigableSet(rows.navigableKeySet());
    }

    ReleaseFacts facts(Release release, BundledArguments arguments) {
        Optional<Row> row = Optional.ofNullable(rows.get(release));
        Optional<BundledArguments.Offer> offer = arguments.offer(release);
        return new ReleaseFacts(
                release,
                row.isPresent() || offer.isPresent(),
                row.map(Row::announced).orElse(offer.isPresent()),
                row.map(Row::withdrawn).orElse(false),
                row.map(Row::coredns),
                valuesOf("CNI", release),
                valuesOf("INGRESS_CONTROLLER", release),
                valuesOf("DEFAULT_INGRESS", release).stream().findFirst(),
                valuesOf("PSA_EXEMPT_NAMESPACE", release),
                featuresOf(release),
                offer.map(BundledArguments.Offer::from),
                offer.map(BundledArguments.Offer::to));
    }

    private List<String> valuesOf(String id, Release release) {
        return values.stream()
                .filter(value -> value.id().equals(id) && holds(value, release))
                .findFirst()
                .map(Value::values)
                .orElse(List.of());
    }

    private Set<ReleaseFeature> featuresOf(Release release) {
        Set<ReleaseFeature> held = EnumSet.noneOf(ReleaseFeature.class);
        for (Value feature : features) {
            if (holds(feature, release)) {
                held.add(ReleaseFeature.valueOf(feature.id()));
            }
        }
        return held;
    }

    private static boolean holds(Value value, Release release) {
        boolean distributionFits = value.only().isEmpty() || value.only().get() == release.distribution();
        return distributionFits && value.window().covers(release);
    }

    private static List<Value> read(DataNode rows) {
        List<Value> read = new ArrayList<>();
        for (DataNode row : rows.items()) {
            read.add(new Value(
                    row.text("id"),
                    row.textsOrNone("values"),
                    row.find("distribution").map(DataNode::text).map(Distribution::valueOf),
                    Window.read(row)));
        }
        return read;
    }
}
