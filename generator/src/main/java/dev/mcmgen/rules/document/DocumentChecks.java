package dev.mcmgen.rules.document;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Paths;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.YamlDocument;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
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

    static void unknownKinds(Subject subject, RuleReport report) {
        for (Manifest manifest : subject.manifests()) {
            if (manifest.kind() == Manifest.Kind.STRANGER) {
                Place version = manifest.root().get("apiVersion").orElseThrow();
                String kind = manifest.root().text("kind");
                String group = version.text().orElse("");
                List<String> kinds =
                        group.startsWith("helm") ? List.of("HelmChart", "HelmChartConfig") : List.of("Cluster");
                String known = group.substring(0, group.indexOf('/')) + "/v1 " + String.join(" and ", kinds);
                report.value(
                        manifest.root()
                                .get("kind")
                                .filter(place -> !kinds.contains(kind))
                                .orElse(version),
                        "nothing in this object was judged: there is no " + group + " " + kind + ", only " + known,
                        Fix.byHand("write the kind and version that are meant"));
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
