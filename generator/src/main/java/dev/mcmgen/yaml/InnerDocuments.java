package dev.mcmgen.yaml;

import java.util.List;

/**
 * The YAML inside a text value, as {@link GoYaml} reads it. Its places are those of the text: {@link EmbeddedText} tells
 * where they stand in the file around.
 *
 * @param documents empty ones too; none where there are problems
 * @param problems why it cannot be read
 */
public record InnerDocuments(List<YamlDocument> documents, List<Problem> problems) {

    public InnerDocuments {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }

    static InnerDocuments read(YamlText text) {
        try {
            return new InnerDocuments(GoYaml.readAll(text), List.of());
        } catch (ProblemsException e) {
            return new InnerDocuments(List.of(), e.problems());
        }
    }
}
