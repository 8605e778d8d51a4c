package dev.mcmgen.report;

import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Skip;
import java.util.List;

/**
 * What one run of {@code validate} found.
 *
 * @param files every file that was looked at, in order
 * @param documents how many documents they hold
 * @param skipped documents of other kinds, and templates
 * @param findings by place, the waived ones too
 * @param failOn from which severity on a finding fails the run
 */
public record Report(List<String> files, int documents, List<Skip> skipped, List<Finding> findings, Severity failOn) {

    public Report {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
        findings = findings.stream().sorted(Finding.BY_PLACE).toList();
    }

    /** How many findings of that severity count. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.counts() && finding.severity() == severity)
                .count();
    }

    /** Whether the run fails. */
    public boolean fails() {
        return findings.stream().anyMatch(this::fails);
    }

    /** Whether this finding fails the run. */
    boolean fails(Finding finding) {
        return finding.counts() && finding.severity().atLeast(failOn);
    }

    long waived() {
        return findings.stream().filter(finding -> !finding.counts()).count();
    }
}
