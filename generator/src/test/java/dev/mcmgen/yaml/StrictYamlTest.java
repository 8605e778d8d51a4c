package dev.mcmgen.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictYamlTest {

    private static YamlMapping read(String text) {
        return StrictYaml.read("s.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> problems(byte[] content) {
        ProblemsException thrown =
                catchThrowableOfType(ProblemsException.class, () -> StrictYaml.read("s.yaml", content));
        assertThat(thrown).as("problems").isNotNull();
        return thrown.problems();
    }

    private static List<String> places(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8)).stream()
                .map(p -> p.code() + " " + p.position().line() + ":"
                        + p.position().column())
                .toList();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("true", true),
                Arguments.of("false", false),
                Arguments.of("null", YamlScalar.NULL),
                Arguments.of("", YamlScalar.NULL),
                Arguments.of("0", 0L),
                Arguments.of("-1", -1L),
                Arguments.of("640", 640L),
                Arguments.of("9007199254740992", 9007199254740992L),
                Arguments.of("9.3", 9.3),
                Arguments.of("-0.5", -0.5),
                Arguments.of("'9.3'", "9.3"),
                Arguments.of("\"0600\"", "0600"),
                Arguments.of("'yes'", "yes"),
                Arguments.of("''", ""),
                Arguments.of("30000-32767", "30000-32767"),
                Arguments.of("v1.26.10+rke2r2", "v1.26.10+rke2r2"),
                Arguments.of("10.42.0.0/16", "10.42.0.0/16"),
                Arguments.of("169.254.20.10", "169.254.20.10"),
                Arguments.of("120s", "120s"),
                Arguments.of("5.14.0-362.8.1.el9_3", "5.14.0-362.8.1.el9_3"),
                Arguments.of("fd00::/108", "fd00::/108"),
                Arguments.of("rocky-9", "rocky-9"),
                Arguments.of("tRUE", "tRUE"),
                Arguments.of("yEs", "yEs"),
                Arguments.of("none", "none"),
                Arguments.of("host:443", "host:443"),
                Arguments.of("22:80", "22:80"),
                Arguments.of("proxy-mode=ipvs", "proxy-mode=ipvs"),
                Arguments.of("8Gi", "8Gi"),
                Arguments.of("0x", "0x"),
                Arguments.of("0b2", "0b2"),
                Arguments.of("1e", "1e"),
                Arguments.of("|\n  a: b\n  c\n", "a: b\nc\n"),
                Arguments.of(">-\n  a\n  b\n", "a b"),
                Arguments.of("\"\\ud83d\\ude00\"", "😀"),
                Arguments.of("\"tab\\there\\n\"", "tab\there\n"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void typesScalarsAsEveryReaderDoes(String source, Object expected) {
        assertThat(read("a: " + source).toData()).isEqualTo(Map.of("a", expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0600",
                "00",
                "08",
                "-0",
                "0o17",
                "0O17",
                "0x1F",
                "0X1f",
                "0b11",
                "1_000",
                "1_0.5",
                "+1",
                "+1.5",
                "1.30",
                "1.0",
                "1.",
                ".5",
                "-.5",
                "1e3",
                "1.5E+3",
                ".inf",
                "-.INF",
                "+.Inf",
                ".nan",
                ".NaN",
                "12:30:45",
                "1:30",
                "190:20:30.15",
                "2001-12-14",
                "2001-1-4",
                "2001-12-14T21:59:43Z",
                "2001-12-14 21:59:43.10 -5",
                "yes",
                "Yes",
                "YES",
                "no",
                "No",
                "NO",
                "on",
                "On",
                "ON",
                "off",
                "Off",
                "OFF",
                "y",
                "Y",
                "n",
                "N",
                "True",
                "TRUE",
                "False",
                "FALSE",
                "Null",
                "NULL",
                "~",
                "<<",
                "=",
                "9007199254740993",
                "18446744073709551616",
                "3.14159265358979323846",
                "0.1000000000000000055511151231257827"
            })
    void refusesScalarsThatReadersDisagreeOn(String source) {
        assertThat(places("a:\n  - " + source)).containsExactly("yaml/ambiguous-scalar 2:5");
        assertThat(problems(("a: " + source).getBytes(StandardCharsets.UTF_8))
                        .get(0)
                        .hint())
                .contains("\"" + source + "\"");
        assertThat(read("a: '" + source + "'").toData()).isEqualTo(Map.of("a", source));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("", List.of("yaml/not-a-mapping 1:1")),
                Arguments.of("# only a comment\n", List.of("yaml/not-a-mapping 1:1")),
                Arguments.of("---\n", List.of("yaml/not-a-mapping 1:1")),
                Arguments.of("\n- a\n", List.of("yaml/not-a-mapping 2:1")),
                Arguments.of("word", List.of("yaml/not-a-mapping 1:1")),
                Arguments.of("a: 1\nb: 2\na: 3\n", List.of("yaml/duplicate-key 3:1")),
                Arguments.of("a: {x: 1, 'x': 2}", List.of("yaml/duplicate-key 1:11")),
                Arguments.of("a: &x 1\nb: *x\n", List.of("yaml/anchor 1:4", "yaml/alias 2:4")),
                Arguments.of("a: !!str 1\n", List.of("yaml/tag 1:4")),
                Arguments.of("a: ! x\n", List.of("yaml/tag 1:4")),
                Arguments.of("a: !!map {b: yes}\n", List.of("yaml/tag 1:4", "yaml/ambiguous-scalar 1:14")),
                Arguments.of("<<: {a: 1}\nb: 2\n", List.of("yaml/merge-key 1:1")),
                Arguments.of("a:\n  ? [x]\n  : 1\n", List.of("yaml/key-not-text 2:5")),
                Arguments.of("1: a\n", List.of("yaml/key-not-text 1:1")),
                Arguments.of("y: a\n", List.of("yaml/key-not-text 1:1")),
                Arguments.of("true: a\n", List.of("yaml/key-not-text 1:1")),
                Arguments.of("a: 1\n---\nb: 2\n---\nc: 3\n", List.of("yaml/several-documents 2:1")),
                Arguments.of("a: 1\n---\n", List.of("yaml/several-documents 2:1")),
                Arguments.of("a: b\n\tc: d\n", List.of("yaml/unreadable 2:1")),
                Arguments.of("a:\n\t- d\n", List.of("yaml/unreadable 2:1")),
                Arguments.of("a: [1, 2\nb: 3\n", List.of("yaml/unreadable 2:2")),
                Arguments.of("a: [1, 2", List.of("yaml/unreadable 1:9")),
                Arguments.of("a: {b: 1\n", List.of("yaml/unreadable 2:1")),
                Arguments.of("a: \"open\n", List.of("yaml/unreadable 2:1")),
                Arguments.of("a: b: c\n", List.of("yaml/unreadable 1:5")),
                Arguments.of("a: \"\\q\"\n", List.of("yaml/unreadable 1:6")),
                Arguments.of("a: @x\n", List.of("yaml/unreadable 1:4")),
                Arguments.of("a: \u0000\n", List.of("yaml/control-character 1:4")),
                Arguments.of(
                        "a: 😀\u0007\nb: \u0085", List.of("yaml/control-character 1:5", "yaml/control-character 2:4")),
                Arguments.of("a: b\uFEFF\n", List.of("yaml/control-character 1:5")),
                Arguments.of("a: \"\\x01\"\n", List.of("yaml/control-character 1:4")),
                Arguments.of("a: \"\\0\"\n", List.of("yaml/control-character 1:4")),
                Arguments.of("\"\\e\": 1\n", List.of("yaml/control-character 1:1")),
                Arguments.of("a: \"\\ud83d\"\n", List.of("yaml/control-character 1:4")),
                Arguments.of(
                        "a: 0600\na: yes\nb: &x 1.30\nc: [1\n",
                        List.of(
                                "yaml/ambiguous-scalar 1:4",
                                "yaml/ambiguous-scalar 2:4",
                                "yaml/duplicate-key 2:1",
                                "yaml/anchor 3:4",
                                "yaml/ambiguous-scalar 3:7",
                                "yaml/unreadable 5:1")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void reportsEveryFaultAtItsPlace(String text, List<String> expected) {
        assertThat(places(text)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void namesBothLinesOfADuplicateKey() {
        assertThatThrownBy(() -> read("a: 1\n\na: 2\n"))
                .hasMessage("s.yaml:3:1: error[yaml/duplicate-key] the key \"a\" was already given on line 1"
                        + " (remove one of the two)");
    }

    @Test
    void refusesOtherEncodings() {
        byte[] latin1 = "a: ok\nb: gr\u00FC\u00DF\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(problems(latin1)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("yaml/encoding");
            assertThat(problem.position()).isEqualTo(new Position("s.yaml", 2, 6));
            assertThat(problem.message()).contains("byte 11 ").contains("0xFC");
        });
        byte[] cut = Arrays.copyOf("a: 😀".getBytes(StandardCharsets.UTF_8), 5);
        assertThat(problems(cut)).singleElement().extracting(Problem::code).isEqualTo("yaml/encoding");
        byte[] utf16 = "\uFEFFa: 1".getBytes(StandardCharsets.UTF_16LE);
        assertThat(problems(utf16))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("UTF-16");
    }

    @Test
    void boundsSizeAndDepth() {
        assertThat(problems(new byte[StrictYaml.MAX_BYTES + 1]))
                .extracting(Problem::code)
                .containsExactly("yaml/too-large");
        assertThat(read("a: " + "[".repeat(99) + "]".repeat(99)).entries()).hasSize(1);
        assertThat(places("a: " + "[".repeat(100) + "]".repeat(100))).containsExactly("yaml/too-deep 1:103");
        assertThat(places("a: " + "[".repeat(100_000))).containsExactly("yaml/too-deep 1:103");
        assertThat(places("a: yes\nb: " + "{x: ".repeat(10_000)))
                .containsExactly("yaml/ambiguous-scalar 1:4", "yaml/too-deep 2:400");
    }

    static Stream<Arguments> positions() {
        return Stream.of(
                Arguments.of("a: 1\nb:\n  c: x\n", "1:1 1:4 2:1 3:3 3:6"),
                Arguments.of("\uFEFFa: 1\n", "1:1 1:4"),
                Arguments.of("a: 1\r\nb: 2\r\n", "1:1 1:4 2:1 2:4"),
                Arguments.of("a: 1\rb: 2\r", "1:1 1:4 2:1 2:4"),
                Arguments.of("😀: {ü: '😀', b: 2}\n", "1:1 1:4 1:5 1:8 1:13 1:16"),
                Arguments.of("a: 1\t# x\nb:   2\t\n", "1:1 1:4 2:1 2:6"),
                Arguments.of("a: |\n  😀\n  x\nb: >-\n  y\nc: z\n", "1:1 1:4 4:1 4:4 6:1 6:4"),
                Arguments.of("a: \"x\n  y\"\nb: x\n  y\nc: 1\n", "1:1 1:4 3:1 3:4 5:1 5:4"),
                Arguments.of("a:\n- x\n- - z\n  - k: v\n", "1:1 2:1 2:3 3:3 3:5 4:5 4:8"),
                Arguments.of("# c\n---\na:\nb: # c\n  [x,\n   z]\n", "3:1 3:3 4:1 5:3 5:4 6:4"),
                Arguments.of("'a': \"b\"\n? c\n: d\n", "1:1 1:6 2:3 3:3"));
    }

    @ParameterizedTest
    @MethodSource("positions")
    void knowsThePlaceOfEveryKeyAndValue(String text, String expected) {
        StringBuilder places = new StringBuilder();
        collect(read(text), places);
        assertThat(places.toString().strip()).isEqualTo(expected);
    }

    /** Keys and values in order; a mapping's own place is that of its first key, unless it is in flow style. */
    private static void collect(YamlNode node, StringBuilder places) {
        if (node instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                append(entry.key().position(), places);
                if (!(entry.value() instanceof YamlMapping child)
                        || !child.position().equals(child.entries().get(0).key().position())) {
                    append(entry.value().position(), places);
                }
                collect(entry.value(), places);
            }
        } else if (node instanceof YamlSequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (!(item instanceof YamlMapping)) {
                    append(item.position(), places);
                }
                collect(item, places);
            }
        }
    }

    private static void append(Position position, StringBuilder places) {
        places.append(position.line()).append(':').append(position.column()).append(' ');
    }

    @Test
    void keepsOrderStyleAndText() {
        YamlMapping mapping = read("b: 'x'\na: |\n  y\n");
        assertThat(mapping.entries()).extracting(YamlMapping.Entry::name).containsExactly("b", "a");
        assertThat(mapping.get("b").orElseThrow())
                .isEqualTo(new YamlScalar(new Position("s.yaml", 1, 4), "x", YamlScalar.Style.SINGLE_QUOTED, "x"));
        assertThat(((YamlScalar) mapping.get("a").orElseThrow()).style()).isEqualTo(YamlScalar.Style.LITERAL);
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("b", "x");
        expected.put("a", "y\n");
        assertThat(mapping.toData()).isEqualTo(expected);
    }

    @Test
    void knowsNoIntegerThatReadersRound() {
        assertThat(places("a: " + BigInteger.TWO.pow(64))).containsExactly("yaml/ambiguous-scalar 1:4");
    }
}
