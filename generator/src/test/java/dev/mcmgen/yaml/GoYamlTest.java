package dev.mcmgen.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class GoYamlTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static List<YamlDocument> read(String text) {
        return GoYaml.readAll("f.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static YamlNode root(String text) {
        return read(text).get(0).root().orElseThrow();
    }

    private static List<Problem> problems(byte[] content) {
        ProblemsException thrown =
                catchThrowableOfType(ProblemsException.class, () -> GoYaml.readAll("f.yaml", content));
        assertThat(thrown).as("problems").isNotNull();
        return thrown.problems();
    }

    private static List<String> places(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8)).stream()
                .map(p -> p.code() + " " + p.position().line() + ":"
                        + p.position().column())
                .toList();
    }

    /** Made by src/test/oracle/go-yaml. */
    private static Stream<String[]> table(String name) throws IOException {
        try (InputStream in = GoYamlTest.class.getResourceAsStream("/yaml/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().map(line -> line.split("\t", -1)).toList().stream();
        }
    }

    static Stream<Arguments> scalars() throws IOException {
        return table("go-scalars.tsv").map(row -> Arguments.of(row[0], row[1], row[2], row[3]));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void typesScalarsAsGoDoes(String quoted, String type, String text, String key) {
        String source = JSON.readValue(quoted, String.class);
        String value = "a: " + source + "\n";
        if (type.equals("error")) {
            assertThat(problems(value.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
        } else if (!type.equals("other")) {
            assertThat(((YamlMapping) root(value)).get("a").orElseThrow().toData())
                    .isEqualTo(expected(type, text));
        }
        String entry = source + ": 1\n";
        if (key.equals("error")) { // refused, or no mapping at all, such as "- x: 1"
            assertThat(isMapping(entry)).isFalse();
        } else {
            assertThat(((YamlMapping) root(entry)).entries())
                    .singleElement()
                    .extracting(YamlMapping.Entry::name)
                    .isEqualTo(JSON.readValue(key, String.class));
        }
    }

    private static boolean isMapping(String text) {
        try {
            return read(text).stream().anyMatch(d -> d.root().orElse(null) instanceof YamlMapping);
        } catch (ProblemsException e) {
            return false;
        }
    }

    private static Object expected(String type, String text) {
        return switch (type) {
            case "null" -> YamlScalar.NULL;
            case "bool" -> Boolean.valueOf(text);
            case "int" -> integer(new BigInteger(text));
            case "float" -> floating(text);
            case "text" -> JSON.readValue(text, String.class);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static Object integer(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValueExact() : value;
    }

    private static double floating(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    static Stream<Arguments> documents() throws IOException {
        return table("go-documents.tsv").map(row -> Arguments.of(row[0], row[1]));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readsStreamsAsGoDoes(String quoted, String verdict) {
        String source = JSON.readValue(quoted, String.class);
        if (verdict.equals("error")) {
            assertThat(problems(source.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
        } else {
            List<Object> trees = read(source).stream()
                    .map(d -> d.root().map(YamlNode::toData).orElse(YamlScalar.NULL))
                    .toList();
            assertThat(comparable(trees)).isEqualTo(comparable(JSON.readValue(verdict, List.class)));
        }
    }

    /** JSON knows one kind of number. */
    private static Object comparable(Object value) {
        if (value == YamlScalar.NULL || value == null) {
            return "(null)";
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(GoYamlTest::comparable).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> result = new LinkedHashMap<>();
            map.forEach((k, v) -> result.put(k, comparable(v)));
            return result;
        }
        return value;
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("a: [1\nb: 2\n", "yaml/unreadable 2:2"),
                Arguments.of("a: 1\n---\nb: {c\n", "yaml/unreadable 4:1"),
                Arguments.of("a: *x\n", "yaml/alias 1:4"),
                Arguments.of("a: &x [*x]\n", "yaml/alias 1:8"),
                Arguments.of("a: {<<: 1}\n", "yaml/merge-key 1:9"),
                Arguments.of("a: !!int x\n", "yaml/tag 1:10"),
                Arguments.of("~: x\n", "yaml/key-not-text 1:1"),
                Arguments.of("? [a]\n: x\n", "yaml/key-not-text 1:3"),
                Arguments.of("a: \"x\\/\"\n", "yaml/unreadable 1:6"),
                Arguments.of("a: \"\\ud83d\\ude00\"\n", "yaml/unreadable 1:5"),
                Arguments.of("%YAML 1.2\n---\na: 1\n", "yaml/unreadable 1:1"),
                Arguments.of("# c\n%YAML 1.1\n%FOO bar\n---\na: 1\n", "yaml/unreadable 3:1"),
                Arguments.of("a: 1\n...\n%FOO bar\n---\nb: 1\n", "yaml/unreadable 3:1"),
                Arguments.of("a: &x=1 y\n", "yaml/alias 1:9"),
                Arguments.of("a: [b, c?d]\n", "yaml/unreadable 1:8"),
                Arguments.of("a: \u0001\n", "yaml/control-character 1:4"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void reportsFaultsAtTheirPlaces(String text, String expected) {
        assertThat(places(text)).containsExactly(expected);
    }

    @Test
    void keepsEmptyDocumentsAndStarts() {
        List<YamlDocument> documents = read("# c\na: 1\n---\n# c\n--- # x\nb: 2\n...\n");
        assertThat(documents).extracting(YamlDocument::index).containsExactly(0, 1, 2);
        assertThat(documents).extracting(d -> d.start().line()).containsExactly(2, 3, 5);
        assertThat(documents).extracting(d -> d.root().isPresent()).containsExactly(true, false, true);
        assertThat(read("")).isEmpty();
        assertThat(read("# c\n")).isEmpty();
    }

    @Test
    void listsDuplicateKeysAndLetsTheLastWin() {
        YamlDocument document = read("yes: 1\nb: {c: 1, c: 2}\ntrue: 3\n").get(0);
        assertThat(document.duplicateKeys())
                .extracting(p -> p.code() + " " + p.position())
                .containsExactly("yaml/duplicate-key f.yaml:2:11", "yaml/duplicate-key f.yaml:3:1");
        assertThat(document.root().orElseThrow().toData()).isEqualTo(Map.of("true", 3L, "b", Map.of("c", 2L)));
        assertThat(read("x: &x {a: 1}\ny: {<<: *x, a: 2}\n").get(0).duplicateKeys())
                .isEmpty();
    }

    @Test
    void placesAreThoseOfTheValuesAfterAnchorsAndTags() {
        YamlMapping root = (YamlMapping) root("a: &x !!str  07\nb: *x\nc: !!map # c\n  d: &y\n  - 1\n");
        assertThat(root.get("a").orElseThrow().position()).isEqualTo(new Position("f.yaml", 1, 14));
        assertThat(root.get("b").orElseThrow().position()).isEqualTo(new Position("f.yaml", 1, 14));
        assertThat(root.get("c").orElseThrow().position()).isEqualTo(new Position("f.yaml", 4, 3));
        assertThat(JsonPointer.parse("/c/d").valuePosition(root)).isEqualTo(new Position("f.yaml", 5, 3));
    }

    static Stream<Arguments> embedded() {
        return Stream.of(
                // text, line and column in the scalar /a, line and column in the file
                Arguments.of("a: |\n  x: 1\n  y: 2\n", 1, 1, 2, 3),
                Arguments.of("a: |\n  x: 1\n  y: 2\n", 2, 4, 3, 6),
                Arguments.of("a: |+ # c\n\n\n    x:\n      y\n", 3, 1, 4, 5),
                Arguments.of("a: |+ # c\n\n\n    x:\n      y\n", 4, 3, 5, 7),
                Arguments.of("a: |+ # c\n\n\n    x:\n      y\n", 1, 1, 2, 1),
                Arguments.of("a: |2\n     x\n  y\n", 1, 4, 2, 6),
                Arguments.of("a: &b !!str\n  |-\n    😀 x\n", 1, 3, 3, 7),
                Arguments.of("a: |\r\n  x\r\n  y\r\n", 2, 1, 3, 3),
                Arguments.of("a: |-\n  x", 2, 1, 2, 3),
                Arguments.of("a: >\n  x\n  y\n", 1, 1, 1, 4),
                Arguments.of("a: \"x\\ny\"\n", 2, 1, 1, 4),
                Arguments.of("a: x\n", 1, 1, 1, 4),
                Arguments.of("a: |\n", 1, 1, 1, 4));
    }

    @ParameterizedTest
    @MethodSource("embedded")
    void mapsPlacesInsideABlockBackToTheFile(String text, int line, int column, int fileLine, int fileColumn) {
        YamlDocument document = read(text).get(0);
        YamlScalar scalar = (YamlScalar)
                JsonPointer.parse("/a").resolve(document.root().orElseThrow()).orElseThrow();
        assertThat(document.embedded(scalar).position(new Position("inner", line, column)))
                .isEqualTo(new Position("f.yaml", fileLine, fileColumn));
    }

    @Test
    void readsUtf16AsGoDoes() {
        byte[] content = "\uFEFFa: 😀\n".getBytes(StandardCharsets.UTF_16BE);
        assertThat(GoYaml.readAll("f.yaml", content).get(0).root().orElseThrow().toData())
                .isEqualTo(Map.of("a", "😀"));
        assertThat(problems(new byte[] {(byte) 0xFE, (byte) 0xFF, 0}))
                .extracting(Problem::code)
                .containsExactly("yaml/encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "a: {b: [", "&a ["})
    void stopsAtDeepNesting(String opening) {
        assertThat(problems(opening.repeat(10_000).getBytes(StandardCharsets.UTF_8)))
                .extracting(Problem::code)
                .contains("yaml/too-deep");
    }

    @Test
    void readsWhatIsJustNotTooDeep() {
        assertThat(read("[".repeat(GoYaml.MAX_DEPTH) + "]".repeat(GoYaml.MAX_DEPTH)))
                .hasSize(1);
    }

    @Test
    void stopsAtNestingThroughAliases() {
        StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i <= 10; i++) {
            text.append("a%d: &a%d %s*a%d%s\n".formatted(i, i, "[".repeat(60), i - 1, "]".repeat(60)));
        }
        assertThat(places(text.toString())).singleElement().asString().startsWith("yaml/too-deep");
    }

    @Test
    void stopsAtExpansionBombs() {
        StringBuilder text = new StringBuilder("a0: &a0 x\n");
        for (int i = 1; i <= 9; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(9, "*a" + (i - 1)))));
        }
        assertThat(places(text.toString())).singleElement().asString().startsWith("yaml/alias");
    }

    @Test
    void refusesLargeFilesBeforeReadingThem() {
        assertThat(problems(new byte[GoYaml.MAX_BYTES + 1]))
                .extracting(Problem::code)
                .containsExactly("yaml/too-large");
    }
}
