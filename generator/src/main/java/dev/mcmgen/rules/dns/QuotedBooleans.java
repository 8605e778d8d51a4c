package dev.mcmgen.rules.dns;

import dev.mcmgen.catalog.Charts;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Booleans of NodeLocal DNSCache that are written as text, as the chart rendered them with helm: text is true where a
 * template only asks whether there is a value, and an error where it compares (ipvs-nodelocaldns.md, "Run: what the
 * rke2-coredns chart renders").
 */
final class QuotedBooleans {

    private final Charts charts;

    QuotedBooleans(Charts charts) {
        this.charts = charts;
    }

    void check(Subject subject, RuleReport report) {
        Stream.concat(NodeLocal.on(subject).map(NodeLocal::section), alone(subject))
                .forEach(section -> charts.nodeLocalValues().stream()
                        .filter(value -> value.type().equals("boolean"))
                        .flatMap(value -> section.get(value.name()).stream())
                        .filter(Place::isText)
                        .forEach(place -> judge(place, report)));
    }

    /** The values of a HelmChartConfig that no Cluster stands beside. */
    private Stream<Place> alone(Subject subject) {
        return subject.of(Manifest.Kind.HELM_CHART_CONFIG)
                .map(Manifest::root)
                .filter(root -> root.at("metadata", "name").flatMap(Place::text).equals(Optional.of(charts.dns())))
                .flatMap(root -> root.at("spec", "valuesContent").stream())
                .flatMap(content -> content.embedded().roots().stream())
                .flatMap(values -> values.get(NodeLocal.SECTION).stream())
                .filter(NodeLocal::isOn);
    }

    private static void judge(Place place, RuleReport report) {
        String text = place.text().orElse("");
        String bare = text.equals("false") ? "false" : "true";
        if (place.name().equals(NodeLocal.IPVS)) {
            report.value(
                    place,
                    "the chart rke2-coredns will not be installed or upgraded: its template compares ipvs with true,"
                            + " and this is text",
                    Fix.replaceValue(place, bare));
        } else if (!text.isEmpty() && !text.equals("true")) {
            report.value(
                    place,
                    place.name() + " will count as true: any text does, also '" + text + "'",
                    Fix.replaceValue(place, bare));
        } else if (!text.isEmpty()) {
            report.value(
                    Severity.WARNING,
                    place,
                    place.name() + " counts as true only because any text does, 'false' included",
                    Fix.replaceValue(place, bare));
        }
    }
}
