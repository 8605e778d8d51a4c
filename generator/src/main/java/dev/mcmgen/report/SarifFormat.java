package dev.mcmgen.report;

import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.Rule;
import dev.mcmgen.rules.RulePage;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.Waiver;
import dev.mcmgen.yaml.JsonWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** SARIF 2.1.0, with the page of each rule that was found, regions, automatic fixes, and waivers as suppressions. */
public final class SarifFormat implements ReportFormat {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final List<Rule> rules;
    private final String version;

    /**
     * @param rules where the pages come from
     * @param version of mcmgen
     */
    public SarifFormat(List<Rule> rules, String version) {
        this.rules = rules;
        this.version = version;
    }

    @Override
    public String write(Report report) {
        List<String> ids = report.findings().stream()
                .map(Finding::rule)
                .distinct()
                .sorted()
                .toList();
        Map<String, Rule> byId = rules.stream().collect(Collectors.toMap(Rule::id, rule -> rule));
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "mcmgen");
        driver.put("version", version);
        driver.put(
                "rules",
                ids.stream()
                        .map(id -> rule(id, Optional.ofNullable(byId.get(id)).map(Rule::page)))
                        .toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "unicodeCodePoints");
        run.put(
                "results",
                report.findings().stream()
                        .map(finding -> result(finding, ids.indexOf(finding.rule())))
                        .toList());
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", SCHEMA);
        root.put("version", "2.1.0");
        root.put("runs", List.of(run));
        return JsonWriter.write(root);
    }

    private static Map<String, Object> rule(String id, Optional<RulePage> page) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", id);
        page.ifPresent(p -> {
            Map<String, Object> help = new LinkedHashMap<>();
            help.put("text", p.section("How to fix"));
            help.put("markdown", p.markdown());
            rule.put("shortDescription", Map.of("text", p.summary()));
            rule.put("help", help);
            rule.put("defaultConfiguration", Map.of("level", level(p.severity())));
        });
        return rule;
    }

    private static Map<String, Object> result(Finding finding, int ruleIndex) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.rule());
        result.put("ruleIndex", ruleIndex);
        result.put("level", level(finding.severity()));
        result.put("message", Map.of("text", finding.message()));
        result.put("locations", List.of(location(finding)));
        finding.fix().flatMap(fix -> fix(finding, fix)).ifPresent(fix -> result.put("fixes", List.of(fix)));
        finding.waiver().ifPresent(waiver -> result.put("suppressions", List.of(suppression(finding, waiver))));
        return result;
    }

    private static Map<String, Object> location(Finding finding) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", finding.position().line());
        region.put("startColumn", finding.position().column());
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", artifact(finding));
        physical.put("region", region);
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("physicalLocation", physical);
        if (!finding.path().isEmpty()) {
            location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", finding.path())));
        }
        return location;
    }

    private static Optional<Map<String, Object>> fix(Finding finding, Fix fix) {
        if (!fix.automatic()) {
            return Optional.empty();
        }
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("artifactLocation", artifact(finding));
        change.put(
                "replacements",
                fix.edits().stream().map(SarifFormat::replacement).toList());
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("description", Map.of("text", fix.description()));
        object.put("artifactChanges", List.of(change));
        return Optional.of(object);
    }

    private static Map<String, Object> replacement(Fix.Edit edit) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("startLine", edit.line());
        region.put("startColumn", edit.column());
        region.put("endLine", edit.line());
        region.put("endColumn", edit.column() + edit.length());
        Map<String, Object> replacement = new LinkedHashMap<>();
        replacement.put("deletedRegion", region);
        replacement.put("insertedContent", Map.of("text", edit.text()));
        return replacement;
    }

    private static Map<String, Object> suppression(Finding finding, Waiver waiver) {
        boolean inSource = waiver.position().file().equals(finding.position().file());
        List<String> reasons = new ArrayList<>(List.of(waiver.reason()));
        if (!waiver.owner().isEmpty()) {
            reasons.add("owner: " + waiver.owner());
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", inSource ? "inSource" : "external");
        object.put("justification", String.join("; ", reasons));
        return object;
    }

    private static Map<String, Object> artifact(Finding finding) {
        String file = RepositoryPath.of(finding.position().file());
        try {
            boolean absolute = file.startsWith("/");
            String uri = new URI(absolute ? "file" : null, absolute ? "" : null, file, null).toASCIIString();
            return Map.of("uri", uri);
        } catch (URISyntaxException e) {
            return Map.of("uri", "unnamed");
        }
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.word();
    }
}
