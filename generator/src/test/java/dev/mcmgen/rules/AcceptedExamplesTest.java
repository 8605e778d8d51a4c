package dev.mcmgen.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.rules.book.Rules;
import dev.mcmgen.rules.subject.Assumptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manifests that run: whatever is said of them, it is no error. */
class AcceptedExamplesTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("mcmgen.root", "..")).resolve("generator/src/test/resources/accepted");

    @ParameterizedTest
    @CsvSource({
        "vsphere-1.26.yaml, ''",
        "vsphere-1.26.yaml, v2.7.9",
        "vsphere-1.26.yaml, v2.8.5",
        "vsphere-1.35.yaml, ''",
        "vsphere-1.35.yaml, v2.14.4",
    })
    void nothingInItIsAnError(String file, String rancher) throws IOException {
        Inspector inspector =
                new Inspector(Rules.all(Catalog.bundled()), LocalDate.of(2026, 11, 22), Catalog.bundled());
        Optional<RancherVersion> version = Stream.of(rancher)
                .flatMap(text -> RancherVersion.find(text).stream())
                .findFirst();

        List<Finding> findings = inspector
                .inspect(file, Files.readAllBytes(FOLDER.resolve(file)), new Assumptions(version, Optional.empty()))
                .findings();

        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }
}
