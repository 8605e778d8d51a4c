package dev.mcmgen.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What is known of versions of Rancher, from {@code rancher.json}. */
public final class RancherFacts {

    /** What Rancher's webhook does to {@code kube-apiserver-arg}. */
    public enum ArgumentHandling {
        /** Where a pod security template is set: any order, repeated flags become one, entries without = vanish. */
        MAP,
        /** Always: order kept, of repeated flags the last stays, entries without = vanish. */
        KEY_VALUE,
        /** The list stays as it is. */
        EXACT
    }

    /**
     * The Kubernetes minors that a Rancher offers.
     *
     * @param first such as {@code 1.25}
     * @param last such as {@code 1.28}
     * @param defaultMinor the one it proposes, where known
     * @param verified false where the range was not read but follows the pattern of other versions
     */
    public record Minors(String first, String last, Optional<String> defaultMinor, boolean verified) {

        public boolean contains(Release release) {
            return release.atLeast(1, number(first)) && !release.atLeast(1, number(last) + 1);
        }

        private static int number(String minor) {
            return Integer.parseInt(minor.substring(minor.indexOf('.') + 1));
        }
    }

    private record Span<T>(RancherVersion from, RancherVersion to, T fact) {}

    private record Change(RancherVersion since, List<String> added, List<String> removed) {}

    private record Feature(RancherFeature feature, RancherVersion since, Optional<RancherVersion> until) {}

    private final RancherVersion newestPlanner;
    private final List<Span<Minors>> minors;
    private final TreeMap<RancherVersion, String> webhooks = new TreeMap<>();
    private final List<Span<String>> webhookLines;
    private final List<Span<ArgumentHandling>> handling;
    private final List<Feature> features = new ArrayList<>();
    private final List<Change> exemptions = new ArrayList<>();

    RancherFacts(DataNode file) {
        newestPlanner = RancherVersion.parse(file.text("newestPlanner"));
        minors = spans(file.get("lines"), RancherFacts::readMinors);
        for (DataNode row : file.get("webhooks").items()) {
            webhooks.put(version(row, "rancher"), row.text("webhook"));
        }
        webhookLines = spans(file.get("webhookSamePatch"), row -> row.text("webhook"));
        handling = spans(file.get("apiServerArguments"), row -> ArgumentHandling.valueOf(row.text("handling")));
        for (DataNode row : file.get("features").items()) {
            features.add(new Feature(
                    RancherFeature.valueOf(row.text("id")),
                    version(row, "since"),
                    row.optionalText("until").map(RancherVersion::parse)));
        }
        for (DataNode row : file.get("restrictedExemptions").items()) {
            exemptions.add(new Change(version(row, "since"), row.textsOrNone("add"), row.textsOrNone("remove")));
        }
    }

    /** The newest version whose planner was run against this program's expectations. */
    public RancherVersion newestPlanner() {
        return newestPlanner;
    }

    public boolean has(RancherVersion rancher, RancherFeature feature) {
        for (Feature row : features) {
            boolean over =
                    row.until().isPresent() && rancher.atLeast(row.until().get());
            if (row.feature() == feature && rancher.atLeast(row.since()) && !over) {
                return true;
            }
        }
        return false;
    }

    /** The first version that has it. */
    public RancherVersion since(RancherFeature feature) {
        for (Feature row : features) {
            if (row.feature() == feature) {
                return row.since();
            }
        }
        throw new CatalogException("rancher.json does not date " + feature);
    }

    /** The minors of RKE2 that it offers; empty where nothing is known of that version. */
    public Optional<Minors> minors(RancherVersion rancher) {
        return fact(minors, rancher);
    }

    /** The version of its webhook, such as {@code 0.11.0}; empty where it was not read. */
    public Optional<String> webhook(RancherVersion rancher) {
        Optional<String> read = Optional.ofNullable(webhooks.get(rancher));
        return read.isPresent() ? read : fact(webhookLines, rancher).map(line -> line + "." + rancher.patch());
    }

    /** What its webhook does to the API server's arguments; a version newer than all that are known is exact. */
    public ArgumentHandling apiServerArguments(RancherVersion rancher) {
        return fact(handling, rancher).orElse(ArgumentHandling.MAP);
    }

    /** The namespaces that the built-in template {@code rancher-restricted} exempts, in Rancher's order. */
    public List<String> restrictedExemptions(RancherVersion rancher) {
        Set<String> exempt = new LinkedHashSet<>();
        for (Change change : exemptions) {
            if (rancher.atLeast(change.since())) {
                exempt.addAll(change.added());
                change.removed().forEach(exempt::remove);
            }
        }
        return List.copyOf(exempt);
    }

    private static <T> Optional<T> fact(List<Span<T>> spans, RancherVersion rancher) {
        for (Span<T> span : spans) {
            if (rancher.atLeast(span.from()) && span.to().atLeast(rancher)) {
                return Optional.of(span.fact());
            }
        }
        return Optional.empty();
    }

    private static <T> List<Span<T>> spans(DataNode rows, Function<DataNode, T> reader) {
        List<Span<T>> spans = new ArrayList<>();
        for (DataNode row : rows.items()) {
            spans.add(new Span<>(version(row, "from"), version(row, "to"), reader.apply(row)));
        }
        return spans;
    }

    private static Minors readMinors(DataNode row) {
        List<String> ends = row.get("minors").texts();
        return new Minors(ends.get(0), ends.get(1), row.optionalText("defaultMinor"), row.flag("verified"));
    }

    private static RancherVersion version(DataNode row, String key) {
        return RancherVersion.parse(row.text(key));
    }
}
