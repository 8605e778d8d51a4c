package dev.mcmgen.importing.proof;

import dev.mcmgen.importing.fold.AddonObjects;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Chart values and manifests, wherever they stand: a chart's values mean the same in a manifest of their own. */
final class AddonsProof {

    private static final JsonPointer CHARTS = JsonPointer.parse("/spec/rkeConfig/chartValues");
    private static final JsonPointer MANIFEST = JsonPointer.parse("/spec/rkeConfig/additionalManifest");

    private final ClusterSource original;

    AddonsProof(ClusterSource original) {
        this.original = original;
    }

    List<Difference> against(ClusterSource rendered) {
        List<Difference> differences = new ArrayList<>();
        AddonObjects before = AddonObjects.of(original);
        AddonObjects after = AddonObjects.of(rendered);
        charts(before, after, differences);
        List<Object> one = new ArrayList<>(before.others());
        after.others().forEach(one::remove);
        List<Object> other = new ArrayList<>(after.others());
        before.others().forEach(other::remove);
        if (!one.isEmpty() || !other.isEmpty()) {
            differences.add(new Difference(
                    "additionalManifest",
                    MANIFEST,
                    one.isEmpty() ? "nothing more" : Shown.value(Optional.of(one)),
                    other.isEmpty() ? "nothing more" : Shown.value(Optional.of(other)),
                    keepManifests()));
        }
        return differences;
    }

    private Repair keepManifests() {
        return new Repair.KeepManifests(original.rkeConfig().find("additionalManifest"));
    }

    /** Laid over the other values it leaves these: null takes away what they have besides. */
    private static Object inPlaceOf(Map<?, ?> other, Map<?, ?> values) {
        Map<String, Object> laid = new LinkedHashMap<>();
        values.forEach((key, value) -> laid.put(
                String.valueOf(key),
                value instanceof Map<?, ?> inner && other.get(key) instanceof Map<?, ?> below
                        ? inPlaceOf(below, inner)
                        : value));
        other.keySet().forEach(key -> laid.putIfAbsent(String.valueOf(key), YamlScalar.NULL));
        return laid;
    }

    private void charts(AddonObjects before, AddonObjects after, List<Difference> differences) {
        Set<String> names = new LinkedHashSet<>(before.charts().keySet());
        names.addAll(after.charts().keySet());
        for (String chart : names) {
            Optional<Map<String, Object>> one =
                    Optional.ofNullable(before.charts().get(chart));
            Optional<Map<String, Object>> other =
                    Optional.ofNullable(after.charts().get(chart));
            if (!Objects.equals(one, other)) {
                boolean inManifest = before.isInManifest(chart) || after.isInManifest(chart);
                differences.add(new Difference(
                        "the values of chart " + chart,
                        inManifest ? MANIFEST : CHARTS.child(chart),
                        Shown.value(one),
                        Shown.value(other),
                        inManifest
                                ? keepManifests()
                                : new Repair.KeepField(
                                        CHARTS.child(chart),
                                        one.map(values -> inPlaceOf(other.orElse(Map.of()), values)))));
            }
        }
    }
}
