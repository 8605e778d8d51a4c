package dev.mcmgen.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.book.Rules;
import dev.mcmgen.rules.subject.Assumptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks the files of {@code resources/rules}: each says itself, in comments, what is found in it and where. Inside the
 * text of another file, where a comment behind a line would be part of it, the comment stands above and says so.
 */
class VerdictTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("mcmgen.root", "..")).resolve("generator/src/test/resources/rules");
    private static final Path NODES = FOLDER.resolveSibling("rules-nodes");
    private static final Pattern VERDICT = Pattern.compile("# (below )?\\^(\\d+) (error|warning|info) ([a-z0-9/-]+)");
    private static final Inspector INSPECTOR =
            new Inspector(Rules.all(Catalog.bundled()), LocalDate.of(2026, 11, 22), Catalog.bundled());

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void findsWhatTheFileSays(Path file) throws IOException {
        List<String> found = INSPECTOR.inspect("f.yaml", Files.readAllBytes(file), Assumptions.NONE).findings().stream()
                .filter(Finding::counts)
                .map(finding -> finding.position().line() + ":"
                        + finding.position().column() + " "
                        + finding.severity().word() + " " + finding.rule())
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected(Files.readAllLines(file)));
    }

    static List<Path> nodes() throws IOException {
        try (Stream<Path> files = Files.list(NODES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void findsWhatTheNodeSays(Path file) throws IOException {
        List<String> found = NodeInspections.of(INSPECTOR, Files.readString(file)).stream()
                .filter(Finding::counts)
                .map(finding -> finding.position().line() + ":"
                        + finding.position().column() + " "
                        + finding.severity().word() + " " + finding.rule())
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected(Files.readAllLines(file)));
    }

    private static List<String> expected(List<String> lines) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher verdict = VERDICT.matcher(lines.get(i));
            while (verdict.find()) {
                int line = verdict.group(1) == null ? i + 1 : i + 2;
                expected.add(line + ":" + verdict.group(2) + " " + verdict.group(3) + " " + verdict.group(4));
            }
        }
        return expected;
    }

    @Test
    void everyRuleWithACheckIsInAFile() throws IOException {
        Set<String> fired = new TreeSet<>();
        for (Path file : Stream.concat(files().stream(), nodes().stream()).toList()) {
            VERDICT.matcher(Files.readString(file)).results().forEach(match -> fired.add(match.group(4)));
        }
        Set<String> rules = Rules.all(Catalog.bundled()).stream()
                .map(Rule::id)
                .filter(id -> !Set.of("file/unreadable", "file/link-cycle", "yaml/unreadable", "manifest/too-large")
                        .contains(id))
                .collect(Collectors.toSet());
        assertThat(fired).containsExactlyInAnyOrderElementsOf(rules);
    }
}
