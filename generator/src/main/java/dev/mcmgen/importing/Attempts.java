package dev.mcmgen.importing;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.importing.fold.Folds;
import dev.mcmgen.importing.fold.Rehearsal;
import dev.mcmgen.importing.proof.Proof;
import dev.mcmgen.importing.proof.Verdict;
import dev.mcmgen.importing.source.ClusterSource;
import dev.mcmgen.importing.source.ImportSource;
import dev.mcmgen.importing.text.SpecDraft;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Folds, renders and compares, until the rendered cluster is the same or nothing more can be done: what a spec is refused for is
 * not said in its field, and what differs is kept as it is.
 */
final class Attempts {

    /** More than any cluster needs; each attempt gives up or keeps something that no earlier one did. */
    private static final int MOST = 100;

    private final Catalog catalog;
    private final Folds folds;
    private final Rehearsal rehearsal;
    private final ImportSource input;
    private final ClusterSource source;
    private final Optional<RancherVersion> rancher;
    private final Proof proof;
    private final Remedies remedies;
    private final Wording wording;
    private final OwnWords words;

    Attempts(
            Catalog catalog,
            Folds folds,
            Rehearsal rehearsal,
            ImportSource input,
            ClusterSource source,
            Optional<RancherVersion> rancher,
            Wording wording) {
        this.catalog = catalog;
        this.folds = folds;
        this.rehearsal = rehearsal;
        this.input = input;
        this.source = source;
        this.rancher = rancher;
        this.proof = new Proof(catalog, source);
        this.remedies = new Remedies(source, catalog);
        this.wording = wording;
        this.words = new OwnWords(source, remedies.kept(), remedies.reasons());
    }

    Imported run() {
        for (int i = 0; i < MOST; i++) {
            Folds.Folded folded = folds.fold(source, rancher, remedies.way(), remedies.banned());
            folded.reasons().forEach(remedies.reasons()::putIfAbsent);
            Map<String, Object> data = withOverrides(folded.draft().data());
            Rehearsal.Outcome outcome = rehearsal.of(data);
            if (outcome instanceof Rehearsal.Outcome.Rendered rendered) {
                Verdict verdict =
                        proof.against(ClusterSource.of(input.rendered(rendered.documents()), catalog, rancher));
                if (!isImproved(verdict)) {
                    remedies.whyDriverFields()
                            .ifPresent(why -> folded.draft()
                                    .comment(
                                            "/spec/infrastructure/machineConfig",
                                            "in the driver's own words, because of: " + why));
                    return new Report(input, source, rehearsal, remedies, words, catalog.clusterFields())
                            .of(folded, data, rendered, verdict);
                }
            } else if (outcome instanceof Rehearsal.Outcome.Refused refused
                    && !words.giveUpAt(refused.refusals().stream()
                            .map(Rehearsal.Refusal::field)
                            .toList())
                    && !remedies.giveUp(folded.draft(), refused.refusals())) {
                throw new ProblemsException(refused.refusals().stream()
                        .map(refusal -> inInput(folded.draft(), refusal))
                        .distinct()
                        .toList());
            }
        }
        throw new IllegalStateException("the spec of " + source.object().name() + " does not settle");
    }

    private boolean isImproved(Verdict verdict) {
        return words.giveUp(verdict.differences())
                || remedies.repair(verdict.differences())
                || (wording == Wording.OF_CLUSTER && words.keep(verdict));
    }

    private Map<String, Object> withOverrides(Map<String, Object> data) {
        if (!remedies.kept().isEmpty() && data.get("spec") instanceof Map<?, ?> spec) {
            Map<String, Object> fields = new LinkedHashMap<>();
            spec.forEach((key, value) -> fields.put(String.valueOf(key), value));
            fields.put("overrides", remedies.kept().data());
            data.put("spec", fields);
        }
        return data;
    }

    private Problem inInput(SpecDraft draft, Rehearsal.Refusal refusal) {
        JsonPointer place = draft.sourceOf(draft.put(refusal.field())).orElse(JsonPointer.ROOT);
        return new Problem(
                refusal.problem().code(),
                place.valuePosition(source.object().tree()),
                refusal.problem().message(),
                refusal.problem().hint());
    }
}
