package dev.mcmgen.rules.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Inspector;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Assumptions;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A manifest that is too large does not fit into a page or a file of verdicts. */
class SizeChecksTest {

    private static final int KIB = 1024;
    private static final String BEFORE = """
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: prod-01, namespace: fleet-default}
            spec:
              rkeConfig:
                additionalManifest: |
                  apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: big}
                  data:
            """;

    @Test
    void whatIsLargerThanARequestIsRefused() {
        List<Finding> findings = findings(2 * KIB * KIB, false);

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).severity()).isEqualTo(Severity.ERROR);
        assertThat(findings.get(0).position().line()).isEqualTo(6);
        assertThat(findings.get(0).position().column()).isEqualTo(5);
    }

    @Test
    void whatCannotBeCompressedIntoAnAnnotationIsAWarning() {
        assertThat(findings(400 * KIB, true)).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    @Test
    void whatCompressesWellIsLeftAlone() {
        assertThat(findings(400 * KIB, false)).isEmpty();
    }

    @Test
    void whatIsSmallIsLeftAlone() {
        assertThat(findings(100 * KIB, true)).isEmpty();
    }

    private static List<Finding> findings(int size, boolean random) {
        Random numbers = new Random(1);
        StringBuilder text = new StringBuilder(BEFORE);
        for (int i = 0; text.length() < size; i++) {
            String line = random
                    ? numbers.ints(60, '0', 'z')
                            .filter(Character::isLetterOrDigit)
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining())
                    : "the same again";
            text.append("        k").append(i).append(": x").append(line).append('\n');
        }
        return new Inspector(ManifestRules.all(), LocalDate.of(2026, 11, 22), Catalog.bundled())
                .inspect("big.yaml", text.toString().getBytes(UTF_8), Assumptions.NONE)
                .findings();
    }
}
