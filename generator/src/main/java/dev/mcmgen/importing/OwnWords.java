package dev.mcmgen.importing;

import dev.mcmgen.importing.proof.Difference;
import dev.mcmgen.importing.proof.Repair;
import dev.mcmgen.importing.proof.Verdict;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.Part;
import dev.mcmgen.yaml.JsonPointer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps in the overrides what the spec would say in other words than the cluster: the effect is the same, but nodes restart for
 * any other text. Where the cluster's words cannot be kept without making a difference, the spec's stand.
 */
final class OwnWords {

    private static final JsonPointer RKE_CONFIG = JsonPointer.parse("/spec/rkeConfig");
    private static final JsonPointer GLOBAL = RKE_CONFIG.child("machineGlobalConfig");
    private static final JsonPointer REGISTRIES = RKE_CONFIG.child("registries");
    private static final JsonPointer CHARTS = RKE_CONFIG.child("chartValues");

    /** Keys that Rancher makes of fields beside the settings. */
    private static final Map<String, JsonPointer> SNAPSHOTS = Map.of(
            "etcd-snapshot-retention", RKE_CONFIG.child("etcd").child("snapshotRetention"),
            "etcd-snapshot-schedule-cron", RKE_CONFIG.child("etcd").child("snapshotScheduleCron"),
            "etcd-disable-snapshots", RKE_CONFIG.child("etcd").child("disableSnapshots"));

    private static final String WHY = "in the cluster's own words; without this line the fields above count";

    private final ClusterSource source;
    private final KeptParts kept;
    private final Map<JsonPointer, String> reasons;
    private final Map<String, Set<JsonPointer>> triedFor = new HashMap<>();
    private final Set<JsonPointer> words = new LinkedHashSet<>();
    private final Set<String> unavoidable = new HashSet<>();
    private final Set<JsonPointer> unsayable = new HashSet<>();

    /** @param reasons by the place in the Cluster, why it is kept */
    OwnWords(ClusterSource source, KeptParts kept, Map<JsonPointer, String> reasons) {
        this.source = source;
        this.kept = kept;
        this.reasons = reasons;
    }

    /**
     * Keeps the cluster's words, and gives up those that were kept in vain.
     *
     * @return false where there is nothing that was not tried before
     */
    boolean keep(Verdict verdict) {
        verdict.differences().forEach(difference -> unavoidable.add(difference.subject()));
        boolean changed = false;
        for (String restated : verdict.restated()) {
            Set<JsonPointer> tried = triedFor.get(restated);
            if (tried == null) {
                Set<JsonPointer> fields = fields(restated);
                triedFor.put(restated, fields);
                changed |= fields.stream().filter(this::keep).count() > 0;
            } else {
                changed |= release(tried);
            }
        }
        return changed;
    }

    /** What says it in the Cluster. */
    private Set<JsonPointer> fields(String restated) {
        if (restated.endsWith("/registries.yaml")) {
            Part registries = source.rkeConfig().part("registries");
            boolean isEmpty = registries.part("configs").isEmpty()
                    && registries.part("mirrors").isEmpty();
            return isEmpty ? Set.of(REGISTRIES) : Set.of();
        }
        if (restated.endsWith("/managed-chart-config.yaml")) {
            Part charts = source.rkeConfig().part("chartValues");
            return charts.fields().keySet().stream()
                    .filter(chart -> charts.part(chart).isEmpty())
                    .map(CHARTS::child)
                    .collect(Collectors.toUnmodifiableSet());
        }
        // Manifests are applied again for another text, and nothing restarts.
        return restated.startsWith("/") ? Set.of() : Set.of(SNAPSHOTS.getOrDefault(restated, GLOBAL.child(restated)));
    }

    private boolean keep(JsonPointer field) {
        List<String> path = field.tokens()
                .subList(RKE_CONFIG.tokens().size(), field.tokens().size());
        String name = path.get(path.size() - 1);
        Optional<Object> value = field.parent().filter(GLOBAL::equals).isPresent()
                ? setting(name)
                : source.rkeConfig()
                        .part(path.subList(0, path.size() - 1).toArray(String[]::new))
                        .find(name);
        if (unsayable.contains(field) || words.contains(field) || !kept.keep(field, value)) {
            return false;
        }
        words.add(field);
        reasons.putIfAbsent(field, WHY);
        return true;
    }

    /** As it is written for all nodes, or as all nodes have it that have it. */
    private Optional<Object> setting(String key) {
        Optional<Object> written =
                source.rkeConfig().part("machineGlobalConfig").find(key).flatMap(PassingSettings::value);
        List<Object> values = source.effective().groups().stream()
                .map(group -> group.config().get(key))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return written.or(() -> values.size() == 1 ? PassingSettings.value(values.get(0)) : Optional.empty());
    }

    /** Gives up the words that make a difference after all, or all of them where it is not clear which do. */
    boolean giveUp(List<Difference> differences) {
        Set<JsonPointer> blamed = new LinkedHashSet<>();
        List<Difference> made = differences.stream()
                .filter(difference -> !unavoidable.contains(difference.subject()))
                .toList();
        for (Difference difference : made) {
            if (difference.repair() instanceof Repair.KeepKey key) {
                blamed.add(GLOBAL.child(key.key()));
            } else if (difference.repair() instanceof Repair.KeepField part) {
                blamed.add(part.field());
            }
        }
        blamed.retainAll(words);
        return !made.isEmpty() && release(blamed.isEmpty() ? words : blamed);
    }

    /** Gives up the words that a spec is refused for. */
    boolean giveUpAt(List<JsonPointer> refused) {
        Set<JsonPointer> blamed = new LinkedHashSet<>();
        for (JsonPointer word : words) {
            String place = kept.inSpec(word).toString();
            if (refused.stream().anyMatch(field -> field.toString().startsWith(place))) {
                blamed.add(word);
            }
        }
        return release(blamed);
    }

    /** The parts that are kept for their words only. */
    Set<JsonPointer> fields() {
        return words;
    }

    private boolean release(Set<JsonPointer> fields) {
        Set<JsonPointer> given = Set.copyOf(fields);
        unsayable.addAll(given);
        kept.release(given);
        given.forEach(field -> reasons.remove(field, WHY));
        return words.removeAll(given);
    }
}
