package dev.mcmgen.spec;

import dev.mcmgen.schema.Fault;
import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.schema.Schemas;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.StrictYaml;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From text to {@link ClusterSpec}: strict YAML, overlays and {@code --set}, the schema, then what a schema cannot say.
 * Making a reader costs tens of milliseconds; one reader reads any number of specs, also from several threads.
 *
 * <p>Every method throws {@link ProblemsException} with everything that is wrong, sorted by place. Files that the spec
 * names are read; secrets never are.
 */
public final class SpecReader {

    private final SchemaCheck schema = SchemaCheck.against(Schemas.CLUSTER_SPEC, "spec");

    /** Reads the spec of one cluster. */
    public SpecDocument read(SpecSource source) {
        return read(source, SpecChanges.NONE);
    }

    /** Reads the spec of one cluster and changes it. */
    public SpecDocument read(SpecSource source, SpecChanges changes) {
        Parsed parsed = parse(source, changes);
        return new UncheckedSpec(() -> examine(parsed.spec(), parsed, source.file())).check();
    }

    /** Reads a ClusterSpec, or a fleet file with any number of them, and changes each one. */
    public List<SpecDocument> readAll(SpecSource source, SpecChanges changes) {
        List<SpecDocument> documents = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (UncheckedSpec cluster : parseAll(source, changes)) {
            try {
                documents.add(cluster.check());
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems.stream().distinct().toList());
        }
        return List.copyOf(documents);
    }

    /**
     * The clusters of a ClusterSpec or a fleet file, to be checked one by one: a file may hold thousands, and nobody
     * needs them all at once. Throws what is wrong with a file that is no spec at all.
     */
    public List<UncheckedSpec> parseAll(SpecSource source, SpecChanges changes) {
        Parsed parsed = parse(source, changes);
        Fleet fleet = fleet(parsed);
        List<UncheckedSpec> clusters = fleet.clusters().stream()
                .map(cluster -> new UncheckedSpec(() -> examine(cluster, parsed, source.file())))
                .toList();
        if (!fleet.problems().isEmpty()) {
            throw new ProblemsException(everything(clusters, parsed.elsewhere(fleet.problems())));
        }
        return clusters;
    }

    /** What is wrong with a fleet as a whole, and with each of its clusters. */
    private static List<Problem> everything(List<UncheckedSpec> clusters, List<Problem> ofTheFleet) {
        Set<Problem> problems = new LinkedHashSet<>(ofTheFleet);
        for (UncheckedSpec cluster : clusters) {
            try {
                cluster.check();
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            }
        }
        return List.copyOf(problems);
    }

    /** A single spec is a fleet of one. */
    private static Fleet fleet(Parsed parsed) {
        if (!isFleet(parsed.spec())) {
            return new Fleet(List.of(parsed.spec()), List.of());
        }
        try {
            return Fleet.of(parsed.spec());
        } catch (ProblemsException e) {
            List<Problem> problems = new ArrayList<>(parsed.problems());
            problems.addAll(parsed.elsewhere(e.problems()));
            throw new ProblemsException(problems);
        }
    }

    /**
     * The trees, and the folder of each file that they came from.
     *
     * @param problems what YAML readers disagree on in them, and assignments that cannot be read
     * @param doubtful where the trees do not say what was meant
     */
    private record Parsed(
            YamlMapping spec,
            List<YamlMapping> overlays,
            SpecChanges changes,
            Map<String, Path> folders,
            List<Problem> problems,
            Set<Position> doubtful) {

        /** Without the problems at places that have one already. */
        List<Problem> elsewhere(List<Problem> further) {
            Set<Position> places = problems.stream().map(Problem::position).collect(Collectors.toSet());
            return further.stream()
                    .filter(problem -> !places.contains(problem.position()))
                    .toList();
        }
    }

    private static Parsed parse(SpecSource source, SpecChanges changes) {
        List<SpecSource> sources = new ArrayList<>();
        sources.add(source);
        sources.addAll(changes.overlays());
        List<YamlMapping> trees = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<Position> doubtful = new HashSet<>();
        Map<String, Path> folders = new HashMap<>();
        for (SpecSource each : sources) {
            folders.put(each.file(), each.folder());
            StrictYaml.Reading reading = StrictYaml.readAsFarAsPossible(each.file(), each.content());
            problems.addAll(reading.problems());
            doubtful.addAll(reading.doubtful());
            reading.tree().ifPresent(trees::add);
        }
        changes.unreadable().forEach(failed -> problems.addAll(failed.problems()));
        if (trees.size() < sources.size()) {
            throw new ProblemsException(problems);
        }
        return new Parsed(trees.get(0), trees.subList(1, trees.size()), changes, folders, problems, doubtful);
    }

    private ExaminedSpec examine(YamlMapping spec, Parsed parsed, String file) {
        List<Problem> problems = new ArrayList<>(parsed.problems());
        Set<JsonPointer> unset = new HashSet<>();
        parsed.changes().unreadable().forEach(failed -> unset.add(Assignment.pointer(failed.path())));
        YamlMapping tree = changed(spec, parsed, problems, unset);
        Set<JsonPointer> doubtful = SpecTree.at(parsed.doubtful(), tree);
        NamedFiles files = NamedFiles.read(tree, parsed.folders());

        List<Problem> further = new ArrayList<>(schema.faults(tree).stream()
                .filter(fault -> !followsFrom(fault, doubtful, unset))
                .map(Fault::problem)
                .toList());
        List<Problem> ofValues = new ArrayList<>(SpecRules.check(tree));
        ofValues.addAll(files.problems());
        further.addAll(ofValues);
        problems.addAll(parsed.elsewhere(further));
        if (problems.isEmpty()) {
            return new ExaminedSpec(List.of(), Optional.of(document(tree, files, file)), LeftOut.NOTHING);
        }
        Set<JsonPointer> wrong = new HashSet<>(doubtful);
        wrong.addAll(SpecTree.at(ofValues.stream().map(Problem::position).collect(Collectors.toSet()), tree));
        Optional<Salvage.Rest> rest = Salvage.of(tree, wrong, schema);
        return new ExaminedSpec(
                problems.stream().distinct().toList(),
                rest.map(left -> document(left.tree(), files, file)),
                rest.map(left -> left.leftOut().and(unset)).orElse(LeftOut.NOTHING));
    }

    /** The tree with overlays and assignments; an assignment that does not fit is reported, and changes nothing. */
    private static YamlMapping changed(
            YamlMapping spec, Parsed parsed, List<Problem> problems, Set<JsonPointer> unset) {
        YamlMapping tree = spec;
        for (YamlMapping overlay : parsed.overlays()) {
            tree = TreeMerge.merge(tree, overlay);
        }
        for (Assignment assignment : parsed.changes().assignments()) {
            try {
                tree = assignment.applyTo(tree);
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
                unset.add(Assignment.pointer(assignment.path()));
            }
        }
        return tree;
    }

    /** Whether there is something wrong only because nobody can say what stands there, or what would have been set. */
    private static boolean followsFrom(Fault fault, Set<JsonPointer> doubtful, Set<JsonPointer> unset) {
        LeftOut changed = new LeftOut(unset, Set.of());
        return switch (fault.kind()) {
            case UNKNOWN_FIELD -> false;
            case MISSING_FIELD ->
                doubtful.contains(fault.value())
                        || changed.touches(fault.field().child(LeftOut.BELOW));
            // A path that nobody could read says nothing about what was read.
            case VALUE ->
                doubtful.contains(fault.value())
                        || (changed.touches(fault.value()) && !unset.contains(JsonPointer.ROOT));
        };
    }

    private static SpecDocument document(YamlMapping tree, NamedFiles files, String file) {
        return new SpecDocument(ClusterSpec.from(new Fields(tree, files)), tree, file);
    }

    private static boolean isFleet(YamlMapping tree) {
        Optional<String> kind =
                tree.get("kind").filter(YamlScalar.class::isInstance).map(node -> ((YamlScalar) node).text());
        return kind.equals(Optional.of(Fleet.KIND));
    }
}
