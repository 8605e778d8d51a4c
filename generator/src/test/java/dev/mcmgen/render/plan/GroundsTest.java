package dev.mcmgen.render.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.spec.ExaminedSpec;
import dev.mcmgen.spec.SpecChanges;
import dev.mcmgen.spec.SpecReader;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.StrictYaml;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a spec and what its release would not take are told in one run, and nothing that only follows. */
class GroundsTest {

    private static final Path ROOT = Path.of(System.getProperty("mcmgen.root", ".."));
    private static final Path SOURCES = ROOT.resolve("generator/src/main/java/dev/mcmgen/render/plan");
    private static final SpecReader READER = new SpecReader();
    private static final Planner PLANNER = new Planner(Catalog.bundled());

    /** A wrong line, another one that the plan refuses, and what is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    kubeProxy: {mode: ipvs, ipvs: {strictArp: true}} | config: {token: abc}                           | spec/unknown-field config/key-has-a-field
                    kubeProxy: {mode: ipv}                   | network: {clusterCIDR: [10.0.0.0/8], serviceCIDR: [10.1.0.0/16]} | spec/value network/ranges-overlap
                    hardening: {selinux: "yes"}              | chartValues: {c: {password: x}}                        | spec/type secret/in-clear
                    hardening: {selinux: "yes", profile: cis-1.5} | args: {}                                          | spec/type profile/not-accepted
                    hardening: {selinux: yes}                | etcd: {snapshots: {schedule: '99 * * * *'}}            | yaml/ambiguous-scalar snapshots/schedule
                    hardening: {auditPolicy: {file: none.yaml}} | files: [{path: /a, content: b, pools: [x]}]          | spec/file files/unknown-pool
                    manifests: [{name: a}, {name: b, content: 'a: ['}] | args: {}                                      | spec/missing manifest/unreadable
                    frobnicate: 1                            | agentEnv: {SECRET_KEY: x}                              | spec/unknown-field secret/in-clear
                    dns: *x                                  | agentEnv: {SECRET_KEY: x}                              | yaml/alias secret/in-clear
                    kubeProxy: {<<: {mode: ipvs}, mod: x}    | agentEnv: {SECRET_KEY: x}                              | yaml/merge-key spec/unknown-field secret/in-clear
                    """)
    void theRestIsJudgedInTheSameRun(String wrong, String refused, String codes) {
        assertThat(codes(problems(spec("v1.30.4+rke2r1", wrong, refused)))).isEqualTo(codes);
    }

    /** A wrong line, another one that may be in order once the first one is, and what is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    network: {clusterCIDR: [10.40.0.0/33], serviceCIDR: [10.42.0.0/16]} | args: {}                    | spec/value
                    network: {clusterCidr: [10.40.0.0/16], serviceCIDR: [10.42.0.0/16]} | args: {}                    | spec/unknown-field
                    kubeProxy: {mode: nftables}              | nodeOS: rocky9                                         | spec/value
                    hardening: {profile: cis, protectKernelDefaults: flase} | args: {}                                | spec/type
                    frobnicate: 1                            | network: {serviceCIDR: [10.42.0.0/16]}                 | spec/unknown-field
                    <<: {a: b}                               | network: {serviceCIDR: [10.42.0.0/16]}                 | yaml/merge-key
                    """)
    void whatMayFollowFromAMistakeIsNotTold(String wrong, String other, String codes) {
        assertThat(codes(problems(spec("v1.33.4+rke2r1", wrong, other)))).isEqualTo(codes);
    }

    @Test
    void aReleaseThatCannotBeReadDoesNotHideWhatNoReleaseTakes() {
        assertThat(codes(problems(spec("1.26", "hardening: {profile: cis-1.5}", "config: {token: a, x: b}"))))
                .isEqualTo("spec/type config/key-has-a-field");
    }

    /** In a spec that is in order a mistake makes no other one: every value in turn is of a wrong type, or not known. */
    @ParameterizedTest
    @MethodSource("specsInOrder")
    void oneMistakeIsOne(Path file) throws IOException {
        String text = Files.readString(file);
        Path folder = file.resolveSibling(".");
        assertThat(problems(text, folder)).isEmpty();

        List<YamlMapping.Entry> entries = new ArrayList<>();
        collect(StrictYaml.read("spec.yaml", text.getBytes(StandardCharsets.UTF_8)), entries);
        assertThat(entries).hasSizeGreaterThan(10);
        for (YamlMapping.Entry entry : entries) {
            int line = entry.key().position().line();
            for (String changed : List.of(renamed(text, entry), withWrongValue(text, entry))) {
                List<Problem> problems = problems(changed, folder);
                // A mistake inside free values is found by the plan alone, if at all.
                boolean found = problems.stream().anyMatch(problem -> isOfSpec(problem.code()));
                assertThat(found ? problems : List.<Problem>of())
                        .as(entry.key().position() + " " + entry.name())
                        .noneMatch(problem ->
                                !isOfSpec(problem.code()) && problem.position().line() != line);
            }
        }
    }

    static Stream<Path> specsInOrder() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT.resolve("samples"), 2)) {
            return all.filter(path -> path.endsWith("spec.yaml")).sorted().toList().stream();
        }
    }

    /** Whoever adds a refusal says on what it rests; the problems of known-bad releases are data and have no row. */
    @Test
    void everyRefusalHasItsGrounds() throws IOException {
        Pattern code = Pattern.compile("\"([a-z0-9-]+/[a-z0-9-]+)\"");
        TreeSet<String> refused = new TreeSet<>();
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.sorted().toList()) {
                String text = Files.readString(source);
                for (int at = text.indexOf("refuse("); at >= 0; at = text.indexOf("refuse(", at + 1)) {
                    Matcher matcher = code.matcher(text.substring(at, text.indexOf(";", at)));
                    if (matcher.find() && !matcher.group(1).startsWith("nodelocal/\"")) {
                        refused.add(matcher.group(1));
                    }
                }
            }
        }

        assertThat(refused).hasSizeGreaterThan(60);
        assertThat(Grounds.codes().toList()).containsAll(refused);
    }

    private static boolean isOfSpec(String code) {
        return !code.equals("spec/unused-field") && (code.startsWith("spec/") || code.startsWith("yaml/"));
    }

    private static void collect(YamlNode node, List<YamlMapping.Entry> entries) {
        if (node instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                entries.add(entry);
                collect(entry.value(), entries);
            }
        } else if (node instanceof YamlSequence sequence) {
            sequence.items().forEach(item -> collect(item, entries));
        }
    }

    private static String renamed(String text, YamlMapping.Entry entry) {
        int at = offset(text, entry.key());
        return text.substring(0, at) + "xqz" + text.substring(at);
    }

    /** A value on one line becomes an object that no field takes; one of several lines a text. */
    private static String withWrongValue(String text, YamlMapping.Entry entry) {
        if (entry.value() instanceof YamlScalar scalar
                && (scalar.style() == YamlScalar.Style.PLAIN)
                && text.startsWith(scalar.text(), offset(text, scalar))) {
            int at = offset(text, scalar);
            return text.substring(0, at) + "{xqz: 1}"
                    + text.substring(at + scalar.text().length());
        }
        return text;
    }

    private static int offset(String text, YamlNode node) {
        int start = 0;
        for (int line = 1; line < node.position().line(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start + node.position().column() - 1;
    }

    private static String spec(String release, String... lines) {
        StringBuilder text = new StringBuilder("apiVersion: mcmgen/v1\nkind: ClusterSpec\nmetadata: {name: prod-01}\n"
                + "spec:\n  kubernetesVersion: " + release + "\n");
        for (String line : lines) {
            text.append("  ").append(line).append('\n');
        }
        return text.append("  infrastructure: {custom: {}}\n").toString();
    }

    private static List<Problem> problems(String text) {
        return problems(text, ROOT);
    }

    private static List<Problem> problems(String text, Path folder) {
        SpecSource source = new SpecSource("spec.yaml", folder, text.getBytes(StandardCharsets.UTF_8));
        ExaminedSpec examined = READER.parseAll(source, SpecChanges.NONE).get(0).examine();
        List<Problem> problems = new ArrayList<>(examined.problems());
        examined.document().ifPresent(document -> problems.addAll(PLANNER.problems(document, examined.leftOut())));
        return problems.stream().sorted(Problem.BY_PLACE).toList();
    }

    private static String codes(List<Problem> problems) {
        return String.join(" ", problems.stream().map(Problem::code).toList());
    }
}
