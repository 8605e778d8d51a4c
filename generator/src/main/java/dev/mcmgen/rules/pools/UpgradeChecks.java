package dev.mcmgen.rules.pools;

import dev.mcmgen.cluster.standalone.FlagValues;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.List;
import java.util.Optional;

/** Rules about how machines are upgraded, replaced and watched (rancher-cluster.md §1.3, §1.4). */
final class UpgradeChecks {

    private static final List<String> DURATIONS =
            List.of("drainBeforeDeleteTimeout", "nodeStartupTimeout", "unhealthyNodeTimeout");
    private static final String UNHEALTHY = "unhealthyNodeTimeout";

    private UpgradeChecks() {}

    static void concurrency(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            Optional<Place> strategy = cluster.root().at("spec", "rkeConfig", "upgradeStrategy");
            if (strategy.isPresent()) {
                judgeConcurrency(strategy.get(), "controlPlaneConcurrency", "servers of the control plane", report);
                judgeConcurrency(strategy.get(), "workerConcurrency", "workers", report);
            }
        }
    }

    private static void judgeConcurrency(Place strategy, String field, String words, RuleReport report) {
        String text = strategy.text(field);
        if (text.equals("0") || text.equals("100%")) {
            report.value(
                    strategy.get(field).orElse(strategy),
                    "all " + words + " will be restarted at the same time by an upgrade or a new setting: " + text
                            + " sets no limit",
                    Fix.byHand("write a number such as \"1\", or a smaller percentage"));
        }
    }

    static void rollingUpdate(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            for (Place pool : cluster.pools()) {
                Optional<Place> surge = pool.at("rollingUpdate", "maxSurge");
                boolean zero = surge.isPresent() && isZero(surge) && isZero(pool.at("rollingUpdate", "maxUnavailable"));
                if (zero) {
                    report.value(
                            surge.get(),
                            "the machines of this pool cannot be replaced: none may be made before, and none may be"
                                    + " missing meanwhile",
                            Fix.byHand("set maxSurge or maxUnavailable to 1"));
                }
            }
        }
    }

    /** Zero as a number or a text; what is missing is 0 too, as Cluster API has it for maxUnavailable. */
    private static boolean isZero(Optional<Place> place) {
        if (place.isEmpty()) {
            return true;
        }
        String text = place.get().text().orElse("");
        return text.equals("0")
                || text.equals("0%")
                || place.get().wholeNumber().orElse(1) == 0;
    }

    static void durations(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            for (Place pool : cluster.pools()) {
                for (String field : DURATIONS) {
                    String text = pool.text(field);
                    if (!text.isEmpty() && !FlagValues.isDuration(text)) {
                        report.value(
                                pool.get(field).orElse(pool),
                                "Rancher will probably not read this pool: '" + text + "' is no time with a unit",
                                Fix.byHand("write it like 10m or 90s"));
                    }
                }
            }
        }
    }

    static void healthCheck(Subject subject, RuleReport report) {
        for (Manifest cluster : subject.clusters()) {
            for (Place pool : cluster.pools()) {
                Optional<Place> limit = pool.get("maxUnhealthy");
                if (limit.isEmpty()) {
                    limit = pool.get("unhealthyRange");
                }
                String timeout = pool.text(UNHEALTHY);
                if (limit.isPresent() && !cluster.exported() && (timeout.isEmpty() || timeout.matches("(0[a-z]*)+"))) {
                    report.key(
                            limit.get(),
                            "no unhealthy machine will be replaced: without an unhealthyNodeTimeout of more than 0"
                                    + " Rancher makes no health check",
                            Fix.byHand("set unhealthyNodeTimeout, such as 10m"));
                }
            }
        }
    }
}
