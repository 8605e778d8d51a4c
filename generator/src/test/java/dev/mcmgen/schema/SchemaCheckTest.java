package dev.mcmgen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.yaml.StrictYaml;
import dev.mcmgen.yaml.YamlMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaCheckTest {

    private static final SchemaCheck CHOICES = SchemaCheck.ofText("""
            {"type": "object", "additionalProperties": false, "properties": {
              "one": {"oneOf": [
                {"type": "object", "required": ["kind", "a"], "additionalProperties": false,
                 "properties": {"kind": {"const": "A"}, "a": {"type": "integer"}, "x": {"type": "object", "required": ["y"]}}},
                {"type": "object", "required": ["kind", "b"], "additionalProperties": false,
                 "properties": {"kind": {"const": "B"}, "b": {"type": "integer"}}}]},
              "any": {"anyOf": [
                {"type": "string", "pattern": "^a", "title": "a word with a"},
                {"type": "array", "items": {"type": "integer"}}]},
              "list": {"type": "array", "items": {"anyOf": [{"type": "integer"}, {"const": "all"}]}},
              "anyOf": {"type": "object", "properties": {"oneOf": {"type": "integer"}}}}}
            """, "schema");

    private static YamlMapping yaml(String text) {
        return StrictYaml.read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of a choice only the branch that was meant; fields that are called like keywords are fields. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {one: {kind: A, a: 1}}         |
                    {any: ab}                      |
                    {any: [1, 2]}                  |
                    {list: [1, all]}               |
                    {one: {kind: A, a: x}}         | f.yaml:1:20: error[schema/type] a: a whole number expected, found text "x"
                    {one: {kind: B, b: 1, c: 2}}   | f.yaml:1:23: error[schema/unknown-field] unknown field "c" in one (did you mean b?)
                    {one: {kind: B}}               | f.yaml:1:7: error[schema/missing] b is missing in one
                    {one: {kind: A, a: 1, x: {}}}  | f.yaml:1:26: error[schema/missing] y is missing in x
                    {any: [1, x]}                  | f.yaml:1:11: error[schema/type] any[1]: a whole number expected, found text "x"
                    {any: xy}                      | f.yaml:1:7: error[schema/value] any: a word with a expected, found text "xy"
                    {list: [1, 2, {}]}             | f.yaml:1:15: error[schema/type] list[2]: a whole number expected, found an empty object
                    {anyOf: {oneOf: x}}            | f.yaml:1:17: error[schema/type] oneOf: a whole number expected, found text "x"
                    """)
    void reportsTheMostRelevantBranch(String text, @Nullable String expected) {
        assertThat(CHOICES.check(yaml(text)).stream().map(Object::toString).toList())
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @MethodSource("dev.mcmgen.schema.Schemas#names")
    void everySchemaCanBeCheckedAgainst(String name) {
        assertThat(SchemaCheck.against(name, "x").check(yaml("no-such-field: 1")))
                .isNotNull();
        assertThat(Schemas.find(name)).isPresent();
    }

    @Test
    void everyFileOfTheFolderHasAName() throws IOException {
        Path folder = Path.of(System.getProperty("mcmgen.root", "..")).resolve("schemas");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".schema.json", "")))
                    .containsExactlyInAnyOrderElementsOf(Schemas.names());
        }
    }

    @Test
    void thereIsNoSchemaOfAnotherName() {
        assertThat(Schemas.find("../templates/x")).isEmpty();
    }

    @Test
    void theLanguageOfTheMachineChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(CHOICES.check(yaml("LIST: [1]")))
                    .singleElement()
                    .asString()
                    .isEqualTo("f.yaml:1:1: error[schema/unknown-field] unknown field \"LIST\" (did you mean list?)");
        } finally {
            Locale.setDefault(before);
        }
    }
}
