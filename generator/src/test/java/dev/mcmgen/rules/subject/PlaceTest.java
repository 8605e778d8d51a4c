package dev.mcmgen.rules.subject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlDocument;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where edits may go: exactly to what was written, or nowhere. */
class PlaceTest {

    private static Place root(String text) {
        YamlDocument document = GoYaml.readAll("f.yaml", text.getBytes(UTF_8)).get(0);
        return Place.of(document, JsonPointer.ROOT, document.root().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 4|4:1",
                "a: '4''5' # c|4:6",
                "a: \"4\\\"\"|4:5",
                "a: {b: 1}|none",
                "a: true|4:4",
            })
    void measuresScalarsAsWritten(String text, String expected) {
        Optional<Region> region = root(text).get("a").orElseThrow().valueRegion();
        assertThat(region.map(r -> r.column() + ":" + r.length()).orElse("none"))
                .isEqualTo(expected);
    }

    @Test
    void blocksAndFoldedTextHaveNoRegion() {
        assertThat(root("a: |\n  x\n").get("a").orElseThrow().valueRegion()).isEmpty();
        assertThat(root("a: x\n  y\n").get("a").orElseThrow().valueRegion()).isEmpty();
    }

    @Test
    void insideALiteralBlockTheFileIsEdited() {
        Place inner = root("a: |\n  b:\n  - c: 1\n  - d: two # x\n").get("a").orElseThrow();
        Place d = inner.embedded()
                .roots()
                .get(0)
                .get("b")
                .orElseThrow()
                .items()
                .get(1)
                .get("d")
                .orElseThrow();
        assertThat(d.valueRegion()).contains(new Region(4, 8, 3));
        assertThat(d.keyRegion()).contains(new Region(4, 5, 1));
    }

    @Test
    void insideAQuotedTextNothingIs() {
        Place inner = root("a: \"b: 1\"\n").get("a").orElseThrow();
        assertThat(inner.embedded().roots().get(0).get("b").orElseThrow().valueRegion())
                .isEmpty();
    }

    @Test
    void fieldsAndItemsAreAddedToBlocksOnly() {
        Place block = root("a:\n    x: 1\n    l:\n    - p\n    - q\n");
        assertThat(Fix.addField("f", block.get("a").orElseThrow(), "y: 2").edits())
                .containsExactly(new Fix.Edit(2, 1, 0, "    y: 2\n"));
        assertThat(Fix.addItem("f", block.at("a", "l").orElseThrow(), "r").edits())
                .containsExactly(new Fix.Edit(6, 1, 0, "    - r\n"));
        Place flow = root("a: {x: 1, l: [p]}\n");
        assertThat(Fix.addField("f", flow.get("a").orElseThrow(), "y: 2").automatic())
                .isFalse();
        assertThat(Fix.addItem("f", flow.at("a", "l").orElseThrow(), "r").automatic())
                .isFalse();
    }
}
