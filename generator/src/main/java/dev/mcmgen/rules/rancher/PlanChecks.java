package dev.mcmgen.rules.rancher;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rule about Clusters for which Rancher makes no plan, as far as no rule of its own says why. */
final class PlanChecks {

    /** Beginnings and parts of Rancher's sentences that other rules have a better place for. */
    private static final List<String> TOLD_ELSEWHERE = List.of(
            "cluster name must be",
            "pool name must be",
            "duplicate machinePool name",
            "at least one role of etcd",
            "CACerts defined",
            "Malformed NO_PROXY",
            "CATTLE_AGENT_VAR_DIR",
            "data directory",
            "kubernetesVersion not set",
            "failed to parse cluster version",
            "failed to convert input into slice",
            "cannot both be defined at the same time");

    private PlanChecks() {}

    static void noPlan(Subject subject, RuleReport report) {
        for (Target target : PlannedTargets.of(subject)) {
            Optional<String> error = target.effective().error();
            if (error.isPresent() && !isMissing(error.get()) && !isToldElsewhere(error.get())) {
                report(target, error.get(), report);
            }
        }
    }

    private static boolean isToldElsewhere(String error) {
        return TOLD_ELSEWHERE.stream().anyMatch(error::contains);
    }

    private static void report(Target target, String error, RuleReport report) {
        Optional<Place> place = named(target, error).or(target::anchor);
        boolean exported = target.isExported();
        place.ifPresent(where -> report.value(
                exported ? Severity.WARNING : Severity.ERROR,
                where,
                "Rancher will make no plan for this cluster: " + error,
                Fix.byHand("correct what the message names")));
    }

    /** An object that may be in Rancher: its lack in the files proves nothing. */
    private static boolean isMissing(String error) {
        return error.endsWith("not found");
    }

    /** The longest key or text of the Cluster that the message quotes. */
    private static Optional<Place> named(Target target, String error) {
        List<Place> all = new ArrayList<>();
        target.at("spec").ifPresent(spec -> collect(spec, all));
        Optional<Place> best = Optional.empty();
        int length = 0;
        for (Place place : all) {
            for (String word : List.of(place.text().orElse(""), place.name())) {
                if (word.length() > length && quotes(error, word)) {
                    best = Optional.of(place);
                    length = word.length();
                }
            }
        }
        return best;
    }

    private static boolean quotes(String error, String word) {
        return error.contains("\"" + word + "\"")
                || error.contains("[" + word + "]")
                || error.contains("/" + word + " ")
                || error.endsWith("/" + word)
                || error.contains("secret " + word + " ")
                || error.contains("configmap " + word + " ")
                || error.contains("'" + word + "'");
    }

    private static void collect(Place place, List<Place> all) {
        all.add(place);
        place.fields().forEach(field -> collect(field, all));
        place.items().forEach(item -> collect(item, all));
    }
}
