package dev.mcmgen.rules.document;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Paths;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlDocument;
import java.util.List;
import java.util.Optional;

/** Rules about a document as YAML. */
final class DocumentChecks {

    private DocumentChecks() {}

    static void duplicateKeys(Subject subject, RuleReport report) {
        List<YamlDocument> documents =
                subject.manifests().stream().map(Manifest::document).distinct().toList();
        for (YamlDocument document : documents) {
            document.duplicateKeys()
                    .forEach(problem -> report.at(
                            problem.position(),
                            document.root()
                                    .flatMap(root -> Paths.at(problem.position(), root, JsonPointer.ROOT))
                                    .map(JsonPointer::toString)
                                    .orElse(""),
                            problem.message() + ": the last one wins, and nobody says so",
                            Optional.of(Fix.byHand("keep one of them"))));
        }
    }
}
