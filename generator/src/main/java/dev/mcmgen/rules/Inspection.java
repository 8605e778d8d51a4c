package dev.mcmgen.rules;

import dev.mcmgen.rules.subject.Skip;
import java.util.List;
import java.util.Map;

/**
 * What came of looking at one file.
 *
 * @param documents how many it holds, empty ones left out
 * @param findings by place; some can be in other files that reach the same nodes
 * @param commented the contents of those of its files that hold waivers in comments, by their names
 */
public record Inspection(
        String file, int documents, List<Skip> skipped, List<Finding> findings, Map<String, byte[]> commented) {

    public Inspection {
        skipped = List.copyOf(skipped);
        findings = findings.stream().sorted(Finding.BY_PLACE).toList();
        commented = Map.copyOf(commented);
    }

    /** One without waivers. */
    public Inspection(String file, int documents, List<Skip> skipped, List<Finding> findings) {
        this(file, documents, skipped, findings, Map.of());
    }

    /** The same with other findings. */
    Inspection with(List<Finding> others) {
        return new Inspection(file, documents, skipped, others, Map.of());
    }
}
