package dev.mcmgen.rules.dns;

import dev.mcmgen.catalog.ChartVersion;
import dev.mcmgen.catalog.Charts;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.ChartValues;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about the values of the chart rke2-coredns (ipvs-nodelocaldns.md §6.1, §6.2, and what the chart rendered). */
final class ChartValueChecks {

    private static final Pattern QUANTITY = Pattern.compile("(\\d+(?:\\.\\d+)?)(Ki|Mi|Gi|k|M|G)?");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "Ki", BigDecimal.valueOf(1L << 10),
            "Mi", BigDecimal.valueOf(1L << 20),
            "Gi", BigDecimal.valueOf(1L << 30),
            "k", BigDecimal.valueOf(1_000),
            "M", BigDecimal.valueOf(1_000_000),
            "G", BigDecimal.valueOf(1_000_000_000));
    private static final BigDecimal ENOUGH = BigDecimal.valueOf(64L << 20);

    private ChartValueChecks() {}

    static void tooNew(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            if (cache.chart().isPresent()) {
                tooNew(cache, cache.chart().get(), report);
            }
        }
    }

    private static void tooNew(NodeLocal cache, ChartVersion chart, RuleReport report) {
        for (Charts.NodeLocalValue value : cache.target().catalog().charts().nodeLocalValues()) {
            Optional<Place> place = value.existsIn(chart) || value.name().equals(NodeLocal.REDIRECT)
                    ? Optional.empty()
                    : cache.section().get(value.name());
            if (place.isPresent()) {
                report.key(
                        place.get(),
                        value.name() + " will be ignored: the chart of this release is " + chart
                                + ", and the value came with "
                                + value.sinceChart().map(ChartVersion::toString).orElse("a later one"),
                        Fix.byHand("remove it, or take a release with a newer chart"));
            }
        }
    }

    static void memoryLimit(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            Optional<Place> limit = cache.section().at("resources", "limits", "memory");
            Optional<BigDecimal> bytes =
                    limit.isPresent() ? bytes(String.valueOf(limit.get().value().toData())) : Optional.empty();
            if (bytes.isPresent() && bytes.get().compareTo(ENOUGH) < 0) {
                report.value(
                        limit.orElseThrow(),
                        "the kernel may kill the cache at this limit, and its node then has no DNS",
                        Fix.byHand("write 64Mi or more, or no limit, as the chart has it"));
            }
        }
    }

    private static Optional<BigDecimal> bytes(String text) {
        Matcher matcher = QUANTITY.matcher(text);
        return matcher.matches()
                ? Optional.of(new BigDecimal(matcher.group(1))
                        .multiply(
                                matcher.group(2) == null
                                        ? BigDecimal.ONE
                                        : UNITS.getOrDefault(matcher.group(2), BigDecimal.ONE)))
                : Optional.empty();
    }

    static void serviceAddress(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            Optional<Place> values = NodeLocal.values(cache.target());
            Optional<Place> address = values.isPresent() ? values.get().at("service", "clusterIP") : Optional.empty();
            if (address.isPresent()) {
                report.value(
                        address.get(),
                        "the cache will probably not start: with this value the chart's template gives it an address that"
                                + " ends in a line break",
                        Fix.byHand("remove it, and set cluster-dns of RKE2 instead"));
            }
        }
    }

    static void onK3s(Subject subject, RuleReport report) {
        for (Target target : subject.targets()) {
            for (ChartValues values : target.isRke2()
                    ? List.<ChartValues>of()
                    : target.allChartValues(target.catalog().charts().dns())) {
                Optional<Place> section = values.values().get(NodeLocal.SECTION);
                if (section.isPresent()) {
                    report.key(
                            section.get(),
                            "no cache will run: K3s has no chart rke2-coredns",
                            Fix.byHand("bring NodeLocal DNSCache along as a manifest"));
                }
            }
        }
    }

    static void felixDrop(Subject subject, RuleReport report) {
        for (NodeLocal cache : NodeLocal.on(subject)) {
            Target target = cache.target();
            Optional<Place> values = target.cni().orElse("").equals("canal") ? target.cniValues() : Optional.empty();
            Optional<Place> action = values.isPresent()
                    ? values.get().at("calico", "felixDefaultEndpointToHostAction")
                    : Optional.empty();
            if (action.isPresent() && action.get().text().orElse("").equalsIgnoreCase("DROP")) {
                report.value(
                        action.get(),
                        "pods will not reach the cache: Felix drops what they send to their own node",
                        Fix.byHand("write ACCEPT, the default, or RETURN with a rule that lets port 53 in"));
            }
        }
    }
}
