package dev.mcmgen.report;

import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.Waiver;
import dev.mcmgen.yaml.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The report as {@code schemas/findings.schema.json} freezes it. */
public final class JsonFormat implements ReportFormat {

    @Override
    public String write(Report report) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("files", report.files().size());
        summary.put("documents", report.documents());
        summary.put("skipped", report.skipped().size());
        summary.put("errors", report.count(Severity.ERROR));
        summary.put("warnings", report.count(Severity.WARNING));
        summary.put("infos", report.count(Severity.INFO));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("apiVersion", "mcmgen/findings/v1");
        root.put("summary", summary);
        root.put("findings", report.findings().stream().map(JsonFormat::finding).toList());
        return JsonWriter.write(root);
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rule", finding.rule());
        row.put("severity", finding.severity().word());
        row.put("message", finding.message());
        row.put("file", finding.position().file());
        row.put("line", finding.position().line());
        row.put("column", finding.position().column());
        row.put("path", finding.path());
        row.put("fix", finding.fix().map(fix -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("description", fix.description());
            object.put("automatic", fix.automatic());
            return object;
        }));
        row.put("source", finding.source());
        row.put("waived", finding.waiver().map(JsonFormat::waiver));
        return row;
    }

    private static Map<String, Object> waiver(Waiver waiver) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("reason", waiver.reason());
        object.put("owner", waiver.owner());
        object.put("expires", waiver.expires().toString());
        object.put("file", waiver.position().file());
        object.put("line", waiver.position().line());
        return object;
    }
}
