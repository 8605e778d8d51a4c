package dev.mcmgen.rules.dns;

import dev.mcmgen.catalog.KnownBad;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.rules.Check;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Networks;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the charts of some releases do wrong with NodeLocal DNSCache (ipvs-nodelocaldns.md §6.2). */
final class ReleaseChecks {

    private ReleaseChecks() {}

    /** The check for one defect of the catalogue, whose condition says when it matters. */
    static Check of(String defect) {
        return (subject, report) -> check(subject, report, defect);
    }

    private static void check(Subject subject, RuleReport report, String defect) {
        for (NodeLocal cache : NodeLocal.all(subject)) {
            Optional<Release> release = cache.target().release();
            for (KnownBad bad :
                    release.isPresent() ? cache.target().catalog().knownBad(release.get()) : List.<KnownBad>of()) {
                if (bad.id().equals(defect) && matters(bad.condition(), cache)) {
                    Place place = cache.section()
                            .get(cache.isOn() ? NodeLocal.ENABLED : NodeLocal.REDIRECT)
                            .orElse(cache.section());
                    report.value(severity(bad, cache), place, bad.message(), Fix.byHand(advice(bad)));
                }
            }
        }
    }

    private static boolean matters(String condition, NodeLocal cache) {
        return switch (condition) {
            case "nodelocal" -> cache.isOn();
            case "nodelocal-dual-stack" ->
                cache.isOn() && Networks.of(cache.target()).dns().size() > 1;
            case "cilium-lrp-without-nodelocal" -> cache.isRedirected() && !cache.isOn();
            default -> false;
        };
    }

    /** Where only the Service is missing, a cache that has taken over its address still answers. */
    private static Severity severity(KnownBad bad, NodeLocal cache) {
        boolean answers = bad.condition().equals("nodelocal") && !cache.isIpvs();
        return bad.notice() || answers ? Severity.WARNING : Severity.ERROR;
    }

    private static String advice(KnownBad bad) {
        return bad.fixedIn().isEmpty()
                ? "set enabled: true beside it, or remove the value"
                : "take "
                        + bad.fixedIn().stream().map(Object::toString).collect(Collectors.joining(", "))
                        + ", or a later release";
    }
}
