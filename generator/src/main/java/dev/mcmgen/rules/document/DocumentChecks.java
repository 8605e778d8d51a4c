package dev.mcmgen.rules.document;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Paths;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.YamlDocument;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Rules about a document as YAML. */
final class DocumentChecks {

    private DocumentChecks() {}

    static void duplicateKeys(Subject subject, RuleReport report) {
        // The objects of a list share a document. Which one it is tells its identity: equality would compare whole
        // trees.
        Set<YamlDocument> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Manifest manifest : subject.manifests()) {
            if (seen.add(manifest.document())) {
                duplicateKeys(manifest.document(), report);
            }
        }
    }

    private static void duplicateKeys(YamlDocument document, RuleReport report) {
        for (Problem problem : document.duplicateKeys()) {
            report.at(
                    problem.position(),
                    document.root()
                            .flatMap(root -> Paths.at(problem.position(), root, JsonPointer.ROOT))
                            .map(JsonPointer::toString)
                            .orElse(""),
                    problem.message() + ": the last one wins, and nobody says so",
                    Optional.of(Fix.byHand("keep one of them")));
        }
    }
}
