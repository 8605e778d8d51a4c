package dev.mcmgen.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.book.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/rules/coverage.md}: what became of every row of the tables that the rules come from. The rows stand in
 * {@code resources/coverage/*.tsv}, each with its rules, or with the reason why there is none.
 * {@code -Dgolden.update=true} writes the page anew.
 */
class CoverageTest {

    private static final Path ROOT = Path.of(System.getProperty("mcmgen.root", ".."));
    private static final Path TABLES = ROOT.resolve("generator/src/test/resources/coverage");
    private static final Path PAGE = ROOT.resolve("docs/rules/coverage.md");

    /** Title and file of each table, in the order of the page. */
    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("ipvs-nodelocaldns", "kube-proxy, IPVS, kernel modules and NodeLocal DNSCache");
        TITLES.put("hardening", "Hardening");
        TITLES.put("infrastructure", "Networks, machines, snapshots, registries, charts");
        TITLES.put("rancher", "Rancher's webhook and planner");
    }

    private static final Map<String, Integer> FAMILIES = Map.of("KPX", 16, "IPV", 27, "MOD", 9, "NLD", 27);

    private static final Pattern ID = Pattern.compile("(?<![/\\w])[a-z0-9-]+/[a-z0-9-]+(?![/\\w])");

    private static final Set<String> KNOWN =
            Rules.all(Catalog.bundled()).stream().map(Rule::id).collect(Collectors.toSet());

    /** One row of a table. */
    private record Row(String id, String answer) {

        /** The words that have the form of an id; some are the codes of what is checked in specs only. */
        List<String> ids() {
            return ID.matcher(answer).results().map(MatchResult::group).toList();
        }

        /** Whether it is answered by ids alone. */
        boolean isPlain() {
            return ID.matcher(answer).replaceAll("").matches("[ ,;]*");
        }

        String line() {
            return "| " + id + " | "
                    + ID.matcher(answer).replaceAll(match -> KNOWN.contains(match.group()) ? "[$0]($0.md)" : "$0")
                    + " |";
        }
    }

    private static List<Row> rows(String table) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(TABLES.resolve(table + ".tsv"))) {
            int tab = line.indexOf('\t');
            rows.add(new Row(line.substring(0, tab), line.substring(tab + 1).strip()));
        }
        return rows;
    }

    @Test
    void everyRowIsThere() throws IOException {
        List<String> expected = new ArrayList<>();
        for (String family : List.of("KPX", "IPV", "MOD", "NLD")) {
            IntStream.rangeClosed(1, FAMILIES.getOrDefault(family, 0))
                    .forEach(i -> expected.add("%s-%03d".formatted(family, i)));
        }
        assertThat(rows("ipvs-nodelocaldns")).extracting(Row::id).containsExactlyElementsOf(expected);
        assertThat(rows("hardening"))
                .extracting(Row::id)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 68).mapToObj(String::valueOf).toList());
    }

    @Test
    void everyRuleThatIsNamedExists() throws IOException {
        for (String table : TITLES.keySet()) {
            for (Row row : rows(table)) {
                if (row.isPlain()) {
                    assertThat(KNOWN).as(row.id()).containsAll(row.ids());
                } else {
                    assertThat(row.answer()).as(row.id()).hasSizeGreaterThan(20);
                }
            }
        }
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        StringBuilder page = new StringBuilder("<!-- Made from generator/src/test/resources/coverage; change it there."
                + " -->\n\n# What became of every row\n\nThe rules come from tables of verified facts. This page says for"
                + " each row of them which rule it became, or why\nthere is none. The rows have the numbers of those"
                + " tables.\n");
        for (Map.Entry<String, String> table : TITLES.entrySet()) {
            page.append("\n## ")
                    .append(table.getValue())
                    .append("\n\n| Row | Rule, or why there is none |\n| --- | --- |\n");
            rows(table.getKey()).forEach(row -> page.append(row.line()).append('\n'));
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page.toString());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }
}
