package dev.mcmgen.render.plan;

import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** YAML inside a field of the spec, read as the cluster will read it. */
final class EmbeddedYaml {

    private EmbeddedYaml() {}

    /** The documents of the text; refused at the field, with the line inside it, when it cannot be read. */
    static List<YamlDocument> check(Draft draft, String field, String text) {
        try {
            return GoYaml.readAll(field, text.getBytes(StandardCharsets.UTF_8));
        } catch (ProblemsException e) {
            Problem first = e.problems().get(0);
            draft.refuse(
                    field,
                    "manifest/unreadable",
                    "line " + first.position().line() + " of this YAML cannot be read: " + first.message(),
                    first.hint());
            return List.of();
        }
    }
}
