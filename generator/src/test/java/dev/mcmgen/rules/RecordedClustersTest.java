package dev.mcmgen.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clusters that a real Rancher 2.15.0 took and planned: what was sent, and what it said of them later. */
class RecordedClustersTest {

    private static final Path ROOT = Path.of(System.getProperty("mcmgen.root", ".."));
    private static final Path FIXTURES = Stream.of("../shared", "../../shared")
            .map(folder -> ROOT.resolve(folder).resolve("fixtures/rancher/v2.15.0"))
            .filter(Files::exists)
            .findFirst()
            .orElse(ROOT.resolve("nothing"));

    private static final Inspector INSPECTOR =
            new Inspector(Rules.all(Catalog.bundled()), LocalDate.of(2026, 11, 22), Catalog.bundled());

    /** What was planned; of the first cluster Rancher later accepted other versions and dry runs, which are no plans. */
    static Stream<String> bodies() {
        return Stream.of(
                        "cluster-create/request",
                        "cluster-create/response",
                        "cluster-get/response",
                        "cluster-get-15s/response",
                        "user-cluster-create/request",
                        "status-prod01-cluster/response",
                        "status-dev1-cluster/response",
                        "status-dev1-steve/response",
                        "machineconfig-create-prod01-cp/request",
                        "machineconfig-create-prod01-worker/response")
                .filter(name -> Files.exists(FIXTURES.resolve(name.substring(0, name.indexOf('/')) + ".json")))
                .flatMap(name -> Stream.of(name, name + "@v2.15.0"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("bodies")
    void nothingIsWrongWithThem(String name) throws IOException {
        String[] parts = name.split("[/@]", -1);
        JsonNode exchange = JsonMapper.shared()
                .readTree(Files.readString(FIXTURES.resolve(parts[0] + ".json")))
                .path(parts[1]);
        Optional<RancherVersion> rancher =
                parts.length > 2 ? Optional.of(RancherVersion.parse(parts[2])) : Optional.empty();

        List<Finding> findings = INSPECTOR
                .inspect(
                        name,
                        exchange.path("body").asString().getBytes(UTF_8),
                        new Assumptions(rancher, Optional.empty()))
                .findings();

        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }
}
