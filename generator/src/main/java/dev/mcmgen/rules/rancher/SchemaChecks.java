package dev.mcmgen.rules.rancher;

import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.Move;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Manifest;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.SchemaProblem;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Rules that pass on what the schema of a kind says, as far as it is true of what others write. */
final class SchemaChecks {

    /**
     * Fields whose lack the schemas report and that Rancher cannot do without: the rest is asked of mcmgen's own output
     * only.
     */
    private static final Set<String> NEEDED = Set.of("name", "kind", "machineConfigRef", "key", "path", "effect");

    private SchemaChecks() {}

    static void unknownFields(Subject subject, RuleReport report) {
        forEach(subject, "schema/unknown-field", (manifest, found) -> {
            if (isMachineConfigSpec(manifest, found)) {
                machineConfigSpec(manifest, report);
            } else {
                unknownField(subject, manifest, found, report);
            }
        });
        forEach(subject, "schema/type", (manifest, found) -> {
            if (isMachineConfigSpec(manifest, found)) {
                machineConfigSpec(manifest, report);
            }
        });
    }

    private static void unknownField(Subject subject, Manifest manifest, SchemaProblem found, RuleReport report) {
        Problem problem = found.problem();
        boolean idle = isIdle(manifest, found);
        report.at(
                idle ? Severity.INFO : Severity.ERROR,
                problem.position(),
                found.path(),
                problem.message()
                        + (idle
                                ? ": Rancher drops it, and nothing is lost; an API server that is told to be strict"
                                        + " refuses it"
                                : ": Rancher drops it without a word, or refuses it when it is strict"),
                idle ? fix(problem) : moveOf(subject, manifest, found).or(() -> fix(problem)));
    }

    private static void machineConfigSpec(Manifest manifest, RuleReport report) {
        manifest.root()
                .get("spec")
                .ifPresent(spec -> report.key(
                        spec,
                        "Rancher drops spec and all that is in it without a word: the fields of a machine config"
                                + " stand at the top",
                        fieldsUp(manifest, spec)));
    }

    private static Optional<Fix> moveOf(Subject subject, Manifest manifest, SchemaProblem found) {
        return manifest.kind() == Manifest.Kind.CLUSTER
                ? new MisplacedFields(manifest.root(), target(subject, manifest)).move(found.path())
                : Optional.empty();
    }

    private static Optional<Target> target(Subject subject, Manifest manifest) {
        for (Target target : subject.targets()) {
            if (target.cluster().filter(manifest::equals).isPresent()) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    private static Fix fieldsUp(Manifest manifest, Place spec) {
        Move move = Move.described("move the fields one level up");
        for (Place field : spec.fields()) {
            if (manifest.root().field(field.name()).isPresent()) {
                return move.byHand();
            }
        }
        return move.fieldsUp(spec);
    }

    /** Whether nothing is lost with a field: it holds no value at all, or is a mark of Rancher's own editor. */
    private static boolean isIdle(Manifest manifest, SchemaProblem found) {
        return found.path().endsWith("/__clone")
                || value(manifest, found).filter(SchemaChecks::isHollow).isPresent();
    }

    private static boolean isHollow(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            return mapping.entries().stream().allMatch(entry -> isHollow(entry.value()));
        }
        if (node instanceof YamlSequence sequence) {
            return sequence.items().stream().allMatch(SchemaChecks::isHollow);
        }
        return ((YamlScalar) node).text().isEmpty() || ((YamlScalar) node).isNull();
    }

    /** Whether a machine config has a spec, as other objects have: its own fields stand at the top. */
    private static boolean isMachineConfigSpec(Manifest manifest, SchemaProblem found) {
        return manifest.kind() == Manifest.Kind.MACHINE_CONFIG
                && manifest.root()
                        .get("spec")
                        .filter(spec -> spec.path().equals(found.path()))
                        .isPresent()
                && value(manifest, found).filter(YamlMapping.class::isInstance).isPresent();
    }

    static void wrongTypes(Subject subject, RuleReport report) {
        forEach(subject, "schema/type", (manifest, found) -> {
            if (!isMachineConfigNumber(manifest, found) && !isMachineConfigSpec(manifest, found)) {
                Problem problem = found.problem();
                report.at(
                        problem.position(),
                        found.path(),
                        "Rancher will refuse the object: " + problem.message(),
                        fix(problem));
            }
        });
    }

    static void machineConfigNumbers(Subject subject, RuleReport report) {
        forEach(subject, "schema/type", (manifest, found) -> {
            if (isMachineConfigNumber(manifest, found)) {
                YamlScalar scalar = (YamlScalar) value(manifest, found).orElseThrow();
                Fix.Edit edit = new Fix.Edit(
                        scalar.position().line(),
                        scalar.position().column(),
                        scalar.text().codePointCount(0, scalar.text().length()),
                        "\"" + scalar.text() + "\"");
                report.at(
                        scalar.position(),
                        found.path(),
                        "Rancher will refuse the object: machine configs hold no numbers, only text",
                        Optional.of(new Fix("write \"" + scalar.text() + "\"", Optional.of(edit))));
            }
        });
    }

    static void missingFields(Subject subject, RuleReport report) {
        forEach(subject, "schema/missing", (manifest, found) -> {
            Problem problem = found.problem();
            String field =
                    problem.message().substring(0, Math.max(0, problem.message().indexOf(' ')));
            if (NEEDED.contains(field) && !found.path().startsWith("/metadata") && manifest.isWholeCluster()) {
                report.at(
                        problem.position(),
                        found.path(),
                        "Rancher will refuse the object: " + problem.message(),
                        fix(problem));
            }
        });
    }

    private static boolean isMachineConfigNumber(Manifest manifest, SchemaProblem found) {
        return manifest.kind() == Manifest.Kind.MACHINE_CONFIG
                && value(manifest, found)
                        .filter(node -> node instanceof YamlScalar scalar && scalar.value() instanceof Number)
                        .isPresent();
    }

    private static Optional<YamlNode> value(Manifest manifest, SchemaProblem found) {
        return manifest.document()
                .root()
                .flatMap(root -> JsonPointer.parse(found.path()).resolve(root));
    }

    private static Optional<Fix> fix(Problem problem) {
        return Fix.ofHint(problem.hint());
    }

    private static void forEach(Subject subject, String code, BiConsumer<Manifest, SchemaProblem> action) {
        for (Manifest manifest : subject.manifests()) {
            for (SchemaProblem found : manifest.schemaProblems()) {
                if (found.problem().code().equals(code)) {
                    action.accept(manifest, found);
                }
            }
        }
    }
}
