package dev.mcmgen.rules;

import dev.mcmgen.rules.subject.Skip;
import java.util.List;

/**
 * What came of looking at one file.
 *
 * @param documents how many it holds, empty ones left out
 * @param findings by place; waivers of the file itself are applied
 */
public record Inspection(String file, int documents, List<Skip> skipped, List<Finding> findings) {

    public Inspection {
        skipped = List.copyOf(skipped);
        findings = findings.stream().sorted(Finding.BY_PLACE).toList();
    }
}
