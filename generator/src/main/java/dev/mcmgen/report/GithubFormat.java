package dev.mcmgen.report;

import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Severity;

/** Workflow commands that GitHub Actions turns into annotations of a pull request. */
public final class GithubFormat implements ReportFormat {

    @Override
    public String write(Report report) {
        StringBuilder out = new StringBuilder();
        report.findings().stream()
                .filter(Finding::counts)
                .forEach(finding -> out.append("::")
                        .append(level(finding.severity()))
                        .append(" file=")
                        .append(property(RepositoryPath.of(finding.position().file())))
                        .append(",line=")
                        .append(finding.position().line())
                        .append(",col=")
                        .append(finding.position().column())
                        .append(",title=")
                        .append(property(finding.rule()))
                        .append("::")
                        .append(data(finding.message()
                                + finding.fix()
                                        .map(fix -> "\nfix: " + fix.description())
                                        .orElse("")))
                        .append('\n'));
        return out.toString();
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "notice" : severity.word();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
