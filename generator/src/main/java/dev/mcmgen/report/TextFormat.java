package dev.mcmgen.report;

import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Skip;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as compilers write them, then a summary:
 *
 * <pre>
 * prod.yaml:9:18: error[machine-config/number] Rancher will refuse …
 *     cpuCount: 4
 *               ^
 *     fix: write "4"
 * </pre>
 */
public final class TextFormat implements ReportFormat {

    private static final String INDENT = "    ";

    private final Screen screen;

    public TextFormat(Screen screen) {
        this.screen = screen;
    }

    @Override
    public String write(Report report) {
        StringBuilder out = new StringBuilder();
        report.findings().stream().filter(Finding::counts).forEach(finding -> write(finding, out));
        for (Skip skip : report.skipped()) {
            if (skip.template()) {
                out.append(screen.safe(skip.position() + ": skipped: " + skip.reason()))
                        .append('\n');
            }
        }
        return out.append(summary(report)).append('\n').toString();
    }

    private void write(Finding finding, StringBuilder out) {
        Severity severity = finding.severity();
        out.append(screen.safe(finding.position().toString()))
                .append(": ")
                .append(screen.paint(severity, severity.word() + "[" + finding.rule() + "]"))
                .append(' ')
                .append(screen.safe(finding.message()))
                .append('\n');
        screen.excerpt(finding.position())
                .ifPresent(excerpt -> out.append(INDENT)
                        .append(excerpt.line())
                        .append('\n')
                        .append(INDENT)
                        .append(excerpt.indent())
                        .append(screen.paint(severity, "^"))
                        .append('\n'));
        finding.fix()
                .ifPresent(fix -> out.append(INDENT)
                        .append("fix: ")
                        .append(screen.safe(fix.description()))
                        .append('\n'));
    }

    private static String summary(Report report) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = report.count(severity);
            if (count > 0 || severity == Severity.ERROR) {
                counts.add(amount(count, severity.word()));
            }
        }
        if (report.waived() > 0) {
            counts.add(report.waived() + " waived");
        }
        return String.join(", ", counts) + " in " + amount(report.files().size(), "file") + " with "
                + amount(report.documents(), "document")
                + (report.skipped().isEmpty() ? "" : ", " + report.skipped().size() + " skipped");
    }

    private static String amount(long count, String noun) {
        return (count == 0 ? "no" : Long.toString(count)) + " " + noun + (count == 1 ? "" : "s");
    }
}
