package dev.mcmgen.importing;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.importing.fold.Folds;
import dev.mcmgen.importing.fold.Rehearsal;
import dev.mcmgen.importing.fold.Way;
import dev.mcmgen.importing.proof.Difference;
import dev.mcmgen.importing.proof.Proof;
import dev.mcmgen.importing.proof.Repair;
import dev.mcmgen.importing.proof.Verdict;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.ImportSource;
import dev.mcmgen.importing.source.Note;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folds, renders and compares, until the rendered cluster is the same or nothing more can be done: what a spec is refused for is
 * not said in its field, and what differs is kept as it is.
 */
final class Attempts {

    private static final int MOST = 100;
    private static final JsonPointer OVERRIDES = JsonPointer.parse("/spec/overrides");
    private static final JsonPointer RKE_CONFIG = JsonPointer.parse("/spec/rkeConfig");
    private static final JsonPointer SELECTORS = RKE_CONFIG.child("machineSelectorConfig");
    private static final JsonPointer FILES = RKE_CONFIG.child("machineSelectorFiles");
    private static final JsonPointer MANIFEST = RKE_CONFIG.child("additionalManifest");

    private final Catalog catalog;
    private final Folds folds;
    private final Rehearsal rehearsal;
    private final ImportSource input;
    private final ClusterSource source;
    private final Optional<RancherVersion> rancher;
    private final Proof proof;
    private final KeptParts kept;
    private final Set<JsonPointer> banned = new HashSet<>();
    private final Map<JsonPointer, String> reasons = new LinkedHashMap<>();
    private final List<Note> leftOut;
    private final Set<JsonPointer> keptKeys = new HashSet<>();
    private Way way = Way.FURTHEST;

    Attempts(
            Catalog catalog,
            Folds folds,
            Rehearsal rehearsal,
            ImportSource input,
            ClusterSource source,
            Optional<RancherVersion> rancher) {
        this.catalog = catalog;
        this.folds = folds;
        this.rehearsal = rehearsal;
        this.input = input;
        this.source = source;
        this.rancher = rancher;
        this.proof = new Proof(catalog, source);
        this.kept = new KeptParts(source);
        this.leftOut = new ArrayList<>(source.leftOut());
    }

    Imported run() {
        keepEmptyRegistry();
        keepOpenSelectors();
        for (int i = 0; i < MOST; i++) {
            Folds.Folded folded = folds.fold(source, rancher, way, banned);
            folded.reasons().forEach(reasons::putIfAbsent);
            Map<String, Object> data = withOverrides(folded.draft().data());
            Rehearsal.Outcome outcome = rehearsal.of(data);
            if (outcome instanceof Rehearsal.Outcome.Rendered rendered) {
                Verdict verdict =
                        proof.against(ClusterSource.of(input.rendered(rendered.documents()), catalog, rancher));
                if (!repair(verdict.differences())) {
                    return new Report(source, rehearsal, kept, reasons, catalog.clusterFields())
                            .of(folded, data, rendered, verdict, leftOut);
                }
            } else if (outcome instanceof Rehearsal.Outcome.Refused refused) {
                giveUp(folded, refused.refusals());
            }
        }
        throw new IllegalStateException("the spec of " + source.object().name() + " does not settle");
    }

    /** An empty registry is not nothing: it keeps Rancher's own setting from this cluster. */
    private void keepEmptyRegistry() {
        String key = "system-default-registry";
        JsonPointer field = RKE_CONFIG.child("machineGlobalConfig").child(key);
        source.rkeConfig()
                .part("machineGlobalConfig")
                .find(key)
                .filter(""::equals)
                .ifPresent(empty -> {
                    kept.keep(field, Optional.of(""));
                    reasons.put(field, "an empty registry keeps Rancher's own setting from this cluster");
                });
    }

    private void keepOpenSelectors() {
        String why = "its selectors go by labels that nodes are registered with, and the spec knows roles only";
        if (OpenSelectors.areIn(source, "machineSelectorConfig")) {
            reasons.put(SELECTORS, why);
            keepSelectors();
        }
        if (OpenSelectors.areIn(source, "machineSelectorFiles")) {
            reasons.put(FILES, why);
            repair(new Repair.KeepFiles());
        }
    }

    private Map<String, Object> withOverrides(Map<String, Object> data) {
        if (!kept.isEmpty() && data.get("spec") instanceof Map<?, ?> spec) {
            Map<String, Object> fields = new LinkedHashMap<>();
            spec.forEach((key, value) -> fields.put(String.valueOf(key), value));
            fields.put("overrides", kept.data());
            data.put("spec", fields);
        }
        return data;
    }

    /**
     * Does something about the differences. What reaches the nodes depends on everything else, so that it comes last.
     *
     * @return false where nothing is left to be done
     */
    private boolean repair(List<Difference> differences) {
        List<Repair> repairs =
                differences.stream().map(Difference::repair).distinct().toList();
        boolean changed = false;
        for (Repair repair : repairs) {
            changed |= !isOfNodes(repair) && repair(repair);
        }
        for (Repair repair : changed ? List.<Repair>of() : repairs) {
            changed |= isOfNodes(repair) && repair(repair);
        }
        return changed;
    }

    private static boolean isOfNodes(Repair repair) {
        return repair instanceof Repair.KeepKey || repair instanceof Repair.KeepFiles;
    }

    private boolean repair(Repair repair) {
        if (repair instanceof Repair.KeepField part) {
            return kept.keep(part.field(), part.value());
        }
        if (repair instanceof Repair.KeepKey key) {
            return keepKey(key);
        }
        if (repair instanceof Repair.KeepFiles) {
            boolean changed = kept.keep(FILES, source.rkeConfig().find("machineSelectorFiles"));
            changed |= !way.keepsFiles();
            way = way.keepingFiles();
            return changed;
        }
        if (repair instanceof Repair.KeepManifests manifests) {
            boolean changed = kept.keep(MANIFEST, manifests.value());
            changed |= banned.add(JsonPointer.parse("/spec/manifests"));
            return changed;
        }
        return repair instanceof Repair.OtherMachines && nextMachines();
    }

    private boolean keepKey(Repair.KeepKey key) {
        JsonPointer field = RKE_CONFIG.child("machineGlobalConfig").child(key.key());
        return (keptKeys.add(field) && kept.keep(field, key.value())) || keepSelectors();
    }

    private boolean keepSelectors() {
        if (way.keepsSelectors()) {
            return false;
        }
        way = way.keepingSelectors();
        kept.release(keptKeys);
        keptKeys.clear();
        banned.removeIf(field -> field.toString().matches("/spec/(args|config|roles|pools)(/.*)?"));
        kept.keep(SELECTORS, PassingSelectors.of(source, catalog));
        return true;
    }

    private boolean nextMachines() {
        Optional<Way> next = way.withOtherMachines();
        if (next.isEmpty()) {
            return false;
        }
        way = next.get();
        banned.removeIf(field -> field.toString().matches("/spec/(infrastructure|pools)(/.*)?"));
        return true;
    }

    /** Gives up what a spec is refused for. */
    private void giveUp(Folds.Folded folded, List<Rehearsal.Refusal> refusals) {
        boolean changed = false;
        for (Rehearsal.Refusal refusal : refusals) {
            changed |= giveUp(folded, refusal);
        }
        if (!changed && !nextMachines()) {
            throw new ProblemsException(refusals.stream()
                    .map(refusal -> inInput(folded, refusal))
                    .distinct()
                    .toList());
        }
    }

    private boolean giveUp(Folds.Folded folded, Rehearsal.Refusal refusal) {
        String field = refusal.field().toString();
        if (field.startsWith(OVERRIDES.toString())) {
            Optional<JsonPointer> given = kept.refuse(refusal.field());
            given.ifPresent(part -> leftOut.add(new Note(
                    source.place(part), part.toString(), refusal.problem().message())));
            return given.isPresent();
        }
        boolean frame = field.matches(
                "|/spec|/metadata|/metadata/name|/spec/kubernetesVersion|/spec/pools(/[0-9]+(/(name|roles))?)?"
                        + "|/spec/infrastructure(/[^/]+(/kind)?)?");
        if (frame) {
            return false;
        }
        JsonPointer put = folded.draft().put(refusal.field());
        folded.draft()
                .sourceOf(put)
                .ifPresent(place -> reasons.put(place, refusal.problem().message()));
        return banned.add(put);
    }

    private Problem inInput(Folds.Folded folded, Rehearsal.Refusal refusal) {
        JsonPointer place =
                folded.draft().sourceOf(folded.draft().put(refusal.field())).orElse(JsonPointer.ROOT);
        return new Problem(
                refusal.problem().code(),
                place.valuePosition(source.object().tree()),
                refusal.problem().message(),
                refusal.problem().hint());
    }
}
