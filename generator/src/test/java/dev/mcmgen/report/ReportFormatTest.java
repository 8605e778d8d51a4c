package dev.mcmgen.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Inspection;
import dev.mcmgen.rules.Inspector;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.book.Rules;
import dev.mcmgen.rules.subject.Assumptions;
import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.Position;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every format, of one file with every severity, a fix, a waiver and a template beside it. */
class ReportFormatTest {

    private static final Path GOLDEN =
            Path.of(System.getProperty("mcmgen.root", "..")).resolve("generator/src/test/resources/report");

    private static final String FILE = "my clusters/ü.yaml";

    private static final String TEXT = """
            apiVersion: rke-machine-config.cattle.io/v1
            kind: VmwarevsphereConfig
            metadata: {name: cp, namespace: fleet-default}
            cpuCount: 4
            foldr: "a<b>&\\u2028" # mcmgen: waive rancher/unknown-field reason="of a fork" owner="platform" expires=2027-01-31
            ---
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: a-cluster-with-a-name-that-takes-its-time, namespace: fleet-default}
            spec:
              rkeConfig:
                machinePools:
                  - name: workers-in-the-second-building
                    quantity: 3
                    quantity: 3
            ---
            kind: Pod
            """;

    private static final Report REPORT = report();

    private static Report report() {
        Inspection inspection = new Inspector(
                        Rules.all(Catalog.bundled()), LocalDate.of(2026, 11, 22), Catalog.bundled())
                .inspect(FILE, TEXT.getBytes(UTF_8), Assumptions.NONE);
        Inspection template = new Inspector(List.of(), LocalDate.of(2026, 11, 22), Catalog.bundled())
                .inspect("t.yaml", "a: {{ b }}".getBytes(UTF_8), Assumptions.NONE);
        return new Report(
                List.of(FILE, "t.yaml"),
                inspection.documents() + template.documents(),
                List.of(inspection.skipped().get(0), template.skipped().get(0)),
                inspection.findings(),
                Severity.ERROR);
    }

    /** Shows the lines of the text above, without colours. */
    private static final class Plain implements Screen {

        @Override
        public Optional<Excerpt> excerpt(Position position) {
            return Optional.of(
                    new Excerpt(TEXT.lines().toList().get(position.line() - 1), " ".repeat(position.column() - 1)));
        }

        @Override
        public String safe(String text) {
            return text;
        }

        @Override
        public String paint(Severity severity, String text) {
            return text;
        }
    }

    private static ReportFormat format(String name) {
        return switch (name) {
            case "json" -> new JsonFormat();
            case "sarif" -> new SarifFormat(Rules.all(Catalog.bundled()), "0.0.0");
            case "junit" -> new JunitFormat();
            case "github" -> new GithubFormat();
            default -> new TextFormat(new Plain());
        };
    }

    /** What users will read; {@code -Dgolden.update=true} writes the files anew. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "sarif", "junit", "github"})
    void isAsTheGoldenFile(String name) throws IOException {
        String written = format(name).write(REPORT);
        Path file = GOLDEN.resolve("report." + name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, written);
        }
        assertThat(written).isEqualTo(Files.readString(file));
    }

    @Test
    void jsonFitsItsSchema() {
        byte[] json = format("json").write(REPORT).getBytes(UTF_8);
        assertThat(SchemaCheck.against("findings", "x")
                        .check(GoYaml.readAll("out.json", json).get(0).root().orElseThrow()))
                .isEmpty();
    }

    @Test
    void sarifHasWhatItsSchemaAsksFor() {
        JsonNode root = JsonMapper.shared().readTree(format("sarif").write(REPORT));
        assertThat(root.path("version").asString()).isEqualTo("2.1.0");
        JsonNode run = root.path("runs").path(0);
        JsonNode rules = run.path("tool").path("driver").path("rules");
        assertThat(run.path("tool").path("driver").path("name").asString()).isEqualTo("mcmgen");
        assertThat(run.path("results").size()).isEqualTo(REPORT.findings().size());
        for (JsonNode result : run.path("results")) {
            JsonNode rule = rules.path(result.path("ruleIndex").asInt());
            assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
            assertThat(rule.path("help").path("markdown").asString()).contains("## How to fix");
            assertThat(result.path("level").asString()).isIn("error", "warning", "note");
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            assertThat(place.path("artifactLocation").path("uri").asString()).isEqualTo("my%20clusters/%C3%BC.yaml");
            assertThat(place.path("region").path("startLine").asInt()).isPositive();
        }
        assertThat(run.path("results").findValues("suppressions")).hasSize(1);
        assertThat(run.path("results").findValues("fixes")).hasSize(1);
    }

    @Test
    void junitIsXmlWithAFailureForWhatFails() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(format("junit").write(REPORT).getBytes(UTF_8)));
        NodeList failures = xml.getElementsByTagName("failure");
        assertThat((long) failures.getLength())
                .isEqualTo(REPORT.findings().stream().filter(REPORT::fails).count())
                .isPositive();
        assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    }

    @Test
    void failsFromTheSeverityOnThatIsAskedFor() {
        List<Finding> infos = REPORT.findings().stream()
                .filter(finding -> finding.severity() == Severity.INFO)
                .toList();
        assertThat(infos).hasSize(1);
        assertThat(new Report(List.of(), 0, List.of(), infos, Severity.WARNING).fails())
                .isFalse();
        assertThat(new Report(List.of(), 0, List.of(), infos, Severity.INFO).fails())
                .isTrue();
    }
}
