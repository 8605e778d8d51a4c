package dev.mcmgen.importing;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.importing.fold.Rehearsal;
import dev.mcmgen.importing.fold.Way;
import dev.mcmgen.importing.proof.Difference;
import dev.mcmgen.importing.proof.Repair;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.Note;
import dev.mcmgen.importing.text.SpecDraft;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is done where a spec is refused or is not the same cluster: fields are given up, parts of the Cluster are kept, and in the
 * end the cluster is taken apart less far.
 */
final class Remedies {

    private static final JsonPointer OVERRIDES = JsonPointer.parse("/spec/overrides");
    private static final JsonPointer RKE_CONFIG = JsonPointer.parse("/spec/rkeConfig");
    private static final JsonPointer SELECTORS = RKE_CONFIG.child("machineSelectorConfig");
    private static final JsonPointer FILES = RKE_CONFIG.child("machineSelectorFiles");
    private static final JsonPointer MANIFEST = RKE_CONFIG.child("additionalManifest");

    private final ClusterSource source;
    private final Catalog catalog;
    private final KeptParts kept;
    private final Set<JsonPointer> banned = new HashSet<>();
    private final Map<JsonPointer, String> reasons = new LinkedHashMap<>();
    private final List<Note> leftOut;
    private final Set<JsonPointer> keptKeys = new HashSet<>();
    private Way way = Way.FURTHEST;
    private String machines = "";

    Remedies(ClusterSource source, Catalog catalog) {
        this.source = source;
        this.catalog = catalog;
        this.kept = new KeptParts(source);
        this.leftOut = new ArrayList<>(source.leftOut());
        keepEmptyRegistry();
        keepOpenSelectors();
    }

    /** How far the cluster is taken apart. */
    Way way() {
        return way;
    }

    /** The fields of the spec that were given up. */
    Set<JsonPointer> banned() {
        return banned;
    }

    KeptParts kept() {
        return kept;
    }

    /** By the place in the Cluster, why it is not said in a field. */
    Map<JsonPointer, String> reasons() {
        return reasons;
    }

    List<Note> leftOut() {
        return leftOut;
    }

    /** Why machines are said in the driver's own words; empty where they are not. */
    Optional<String> whyDriverFields() {
        return Optional.of(machines).filter(why -> !why.isEmpty() && way.machines() == Way.Machines.DRIVER_FIELDS);
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

    /**
     * Does something about the differences. What reaches the nodes depends on everything else, so that it comes last.
     *
     * @return false where nothing is left to be done
     */
    boolean repair(List<Difference> differences) {
        List<Repair> repairs =
                differences.stream().map(Difference::repair).distinct().toList();
        differences.stream()
                .filter(difference -> difference.repair() instanceof Repair.OtherMachines)
                .findFirst()
                .ifPresent(difference -> machines = difference.subject() + " is " + difference.before()
                        + " and would become " + difference.after());
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
        return (keptKeys.add(field) && kept.keep(field, key.value().flatMap(PassingSettings::value)))
                || keepSelectors();
    }

    private boolean keepSelectors() {
        if (way.keepsSelectors()) {
            return false;
        }
        way = way.keepingSelectors();
        kept.release(keptKeys);
        keptKeys.clear();
        banned.removeIf(field -> field.toString().matches("/spec/(args|config|roles|pools)(/.*)?"));
        kept.keep(SELECTORS, PassingSettings.selectors(source, catalog));
        return true;
    }

    private boolean nextMachines() {
        Optional<Way> next = way.withOtherMachines();
        if (next.isEmpty()) {
            return false;
        }
        way = next.get();
        if (way.machines() == Way.Machines.NAMES && !machines.isEmpty()) {
            source.pools().forEach(pool -> reasons.putIfAbsent(pool.path(), machines));
        }
        banned.removeIf(field -> field.toString().matches("/spec/(infrastructure|pools)(/.*)?"));
        return true;
    }

    /** Gives up what a spec is refused for. False where nothing can be given up. */
    boolean giveUp(SpecDraft draft, List<Rehearsal.Refusal> refusals) {
        boolean changed = false;
        for (Rehearsal.Refusal refusal : refusals) {
            changed |= giveUp(draft, refusal);
        }
        if (!changed) {
            machines = refusals.get(0).problem().message();
        }
        return changed || nextMachines();
    }

    private boolean giveUp(SpecDraft draft, Rehearsal.Refusal refusal) {
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
        JsonPointer put = draft.put(refusal.field());
        draft.sourceOf(put)
                .ifPresent(place -> reasons.put(place, refusal.problem().message()));
        return banned.add(put);
    }
}
