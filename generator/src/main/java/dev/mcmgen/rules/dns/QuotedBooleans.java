package dev.mcmgen.rules.dns;

import dev.mcmgen.catalog.Charts;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        for (NodeLocal cache : NodeLocal.on(subject)) {
            check(cache.section(), report);
        }
        for (Place section : alone(subject)) {
            check(section, report);
        }
    }

    private void check(Place section, RuleReport report) {
        for (Charts.NodeLocalValue value : charts.nodeLocalValues()) {
            Optional<Place> place = value.type().equals("boolean") ? section.get(value.name()) : Optional.empty();
            if (place.isPresent() && place.get().isText()) {
                judge(place.get(), report);
            }
        }
    }

    /** The values of a HelmChartConfig that no Cluster stands beside. */
    private List<Place> alone(Subject subject) {
        List<Place> sections = new ArrayList<>();
        for (Manifest manifest : subject.of(Manifest.Kind.HELM_CHART_CONFIG)) {
            Optional<Place> content = manifest.root().at("spec", "valuesContent");
            if (content.isPresent()
                    && manifest.root().textAt("metadata", "name").equals(charts.dns())) {
                for (Place values : content.get().embedded().roots()) {
                    Optional<Place> section = values.get(NodeLocal.SECTION);
                    if (section.isPresent() && NodeLocal.isOn(section.get())) {
                        sections.add(section.get());
                    }
                }
            }
        }
        return sections;
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
