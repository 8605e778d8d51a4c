package dev.mcmgen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference page in docs/ says what the schema says. {@code -Dgolden.update=true} writes it anew. */
class SchemaReferenceTest {

    private static final Path PAGE =
            Path.of(System.getProperty("mcmgen.root", "..")).resolve("docs/spec.md");
    private static final String MARK = "change the schema. -->\n\n";

    @Test
    void thePageIsUpToDate() throws IOException {
        String generated = SchemaReference.markdown(Schemas.text(Schemas.CLUSTER_SPEC), "ClusterSpec");
        String page = Files.readString(PAGE);
        int mark = page.indexOf(MARK) + MARK.length();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page.substring(0, mark) + generated);
            return;
        }
        assertThat(page.substring(mark)).isEqualTo(generated);
    }

    @Test
    void anObjectAtSeveralPlacesIsDescribedOnce() {
        String page = SchemaReference.markdown("""
                {"description": "Root.", "properties": {
                  "a": {"$ref": "#/$defs/o", "description": "First."},
                  "b": {"$ref": "#/$defs/o"},
                  "n": {"description": "A | B.", "type": "integer", "default": 2, "examples": [3]}},
                 "required": ["b"],
                 "$defs": {"o": {"description": "Object.", "type": "object", "properties": {
                   "w": {"description": "Word.", "enum": ["x", "y"]}}}}}
                """, "Root");

        assertThat(page).isEqualTo("""
                        ## Root

                        Root.

                        | Field | Type | Default | Meaning | Example |
                        | --- | --- | --- | --- | --- |
                        | `a` | [a](#a) | | First. | |
                        | `b` | [a](#a) | **required** | Object. | |
                        | `n` | whole number | `2` | A \\| B. | `3` |

                        ## `a`

                        Object.

                        | Field | Type | Default | Meaning | Example |
                        | --- | --- | --- | --- | --- |
                        | `w` | `x`, `y` | | Word. | |
                        """);
    }
}
