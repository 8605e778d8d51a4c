package dev.mcmgen.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.book.Rules;
import dev.mcmgen.rules.subject.Assumptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page of a rule: its form, its examples, and {@code docs/rules/}, which is made from it.
 * {@code -Dgolden.update=true} writes that folder anew.
 */
class RulePageTest {

    private static final Path ROOT = Path.of(System.getProperty("mcmgen.root", ".."));
    private static final Path DOCS = ROOT.resolve("docs/rules");
    private static final Path PAGES = ROOT.resolve("generator/src/main/resources/rules");
    private static final String NOTE = "<!-- Made from generator/src/main/resources/rules; change it there. -->\n\n";

    static List<Rule> rules() {
        return Rules.all(Catalog.bundled());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasEverySectionInOrder(Rule rule) {
        assertThat(rule.page().markdown().lines().filter(line -> line.startsWith("#") && !line.startsWith("#cloud")))
                .containsExactly(
                        "# " + rule.id(),
                        "## What happens",
                        "## Why",
                        "## Wrong",
                        "## Right",
                        "## How to fix",
                        "## Safety of the fix",
                        "## Source");
        assertThat(rule.page().summary()).endsWith(".");
        assertThat(rule.page().source()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theExamplesAreTrue(Rule rule) throws IOException {
        String wrong = rule.page().section("Wrong");
        if (wrong.startsWith("```")) {
            assertThat(found(rule.id(), wrong)).as("wrong").contains(rule.id());
            assertThat(found(rule.id(), rule.page().section("Right")))
                    .as("right")
                    .isEmpty();
        } else {
            assertThat(rule.id()).matches("file/.*|manifest/too-large");
        }
    }

    /** What is no object is the configuration of a node. */
    private static List<String> found(String id, String block) throws IOException {
        String yaml = block.substring(block.indexOf('\n') + 1, block.lastIndexOf("\n```") + 1);
        Inspector inspector = new Inspector(rules(), LocalDate.of(2026, 11, 22), Catalog.bundled());
        boolean node = id.startsWith("node/") && yaml.lines().noneMatch(line -> line.startsWith("apiVersion:"));
        List<Finding> findings = node
                ? NodeInspections.of(inspector, yaml)
                : inspector
                        .inspect("example.yaml", yaml.getBytes(UTF_8), Assumptions.NONE)
                        .findings();
        return findings.stream().filter(Finding::counts).map(Finding::rule).toList();
    }

    @Test
    void noPageIsWithoutARule() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> PAGES.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(
                            rules().stream().map(rule -> rule.id() + ".md").toList());
        }
    }

    @Test
    void theDocumentationIsUpToDate() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        List<String> table = new ArrayList<>();
        for (Rule rule : rules().stream().sorted(Comparator.comparing(Rule::id)).toList()) {
            expected.put(rule.id() + ".md", NOTE + rule.page().markdown());
            table.add("| [" + rule.id() + "](" + rule.id() + ".md) | "
                    + rule.page().severity().word() + " | "
                    + rule.page().summary().replace("|", "\\|") + " |");
        }
        expected.put(
                "README.md",
                NOTE + "# Rules\n\nWhat `mcmgen validate` looks for. `mcmgen explain RULE` prints the same pages.\n\n"
                        + "| Rule | Severity | What happens |\n| --- | --- | --- |\n" + String.join("\n", table)
                        + "\n");
        if (Boolean.getBoolean("golden.update")) {
            for (Map.Entry<String, String> page : expected.entrySet()) {
                Path file = DOCS.resolve(page.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, page.getValue());
            }
        }
        Map<String, String> actual = new TreeMap<>();
        try (Stream<Path> files = Files.walk(DOCS)) {
            for (Path file : files.filter(file -> Files.isRegularFile(file) && !file.endsWith("coverage.md"))
                    .toList()) {
                actual.put(DOCS.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        assertThat(actual).isEqualTo(expected);
    }
}
