package dev.mcmgen.report;

import dev.mcmgen.rules.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JUnit's XML: a suite for each file, a case for each finding, and one passed case for a file without any. */
public final class JunitFormat implements ReportFormat {

    @Override
    public String write(Report report) {
        Map<String, List<Finding>> byFile = report.findings().stream()
                .collect(Collectors.groupingBy(finding -> finding.position().file()));
        List<String> files = Stream.concat(
                        report.files().stream(), byFile.keySet().stream().sorted())
                .distinct()
                .toList();
        StringBuilder out =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"mcmgen\">\n");
        for (String file : files) {
            suite(file, byFile.getOrDefault(file, List.of()), report, out);
        }
        return out.append("</testsuites>\n").toString();
    }

    private static void suite(String file, List<Finding> findings, Report report, StringBuilder out) {
        long failures = findings.stream().filter(report::fails).count();
        long skipped = findings.stream().filter(finding -> !finding.counts()).count();
        out.append(String.format(
                Locale.ROOT,
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">\n",
                xml(file),
                Math.max(1, findings.size()),
                failures,
                skipped));
        if (findings.isEmpty()) {
            out.append("    <testcase name=\"no findings\" classname=\"")
                    .append(xml(file))
                    .append("\"/>\n");
        }
        findings.forEach(finding -> testCase(finding, report, out));
        out.append("  </testsuite>\n");
    }

    private static void testCase(Finding finding, Report report, StringBuilder out) {
        String text = xml(finding.position() + ": " + finding.message()
                + finding.fix().map(fix -> "\nfix: " + fix.description()).orElse(""));
        out.append("    <testcase name=\"")
                .append(xml(finding.rule() + " at " + finding.position().line() + ":"
                        + finding.position().column()))
                .append("\" classname=\"")
                .append(xml(finding.position().file()))
                .append("\">\n      ");
        if (report.fails(finding)) {
            out.append("<failure type=\"").append(finding.severity().word()).append("\" message=\"");
            out.append(xml(finding.message())).append("\">").append(text).append("</failure>\n");
        } else if (finding.counts()) {
            out.append("<system-out>").append(finding.severity().word()).append(": ");
            out.append(text).append("</system-out>\n");
        } else {
            String reason = finding.waiver().map(waiver -> waiver.reason()).orElse("");
            out.append("<skipped message=\"").append(xml("waived: " + reason)).append("\"/>\n");
        }
        out.append("    </testcase>\n");
    }

    /** The text for an attribute or an element; what XML 1.0 cannot hold becomes U+FFFD. */
    private static String xml(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\n' -> safe.append("&#10;");
                case '\t' -> safe.append("&#9;");
                default -> {
                    boolean allowed = c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
                    safe.appendCodePoint(allowed ? c : 0xFFFD);
                }
            }
        });
        return safe.toString();
    }
}
