package dev.mcmgen.spec;

import dev.mcmgen.schema.SchemaCheck;
import dev.mcmgen.schema.Schemas;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.StrictYaml;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
        return document(parsed.spec(), parsed, source.file());
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
     * needs them all at once. Throws what is wrong with the file as a whole.
     */
    public List<UncheckedSpec> parseAll(SpecSource source, SpecChanges changes) {
        Parsed parsed = parse(source, changes);
        List<YamlMapping> clusters = isFleet(parsed.spec()) ? Fleet.clusters(parsed.spec()) : List.of(parsed.spec());
        return clusters.stream()
                .map(cluster -> new UncheckedSpec(() -> document(cluster, parsed, source.file())))
                .toList();
    }

    /** The trees, and the folder of each file that they came from. */
    private record Parsed(
            YamlMapping spec, List<YamlMapping> overlays, List<Assignment> assignments, Map<String, Path> folders) {}

    private Parsed parse(SpecSource source, SpecChanges changes) {
        List<SpecSource> sources = new ArrayList<>();
        sources.add(source);
        sources.addAll(changes.overlays());
        List<YamlMapping> trees = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, Path> folders = new HashMap<>();
        for (SpecSource each : sources) {
            folders.put(each.file(), each.folder());
            StrictYaml.Reading reading = StrictYaml.readAsFarAsPossible(each.file(), each.content());
            problems.addAll(reading.problems());
            reading.tree().ifPresent(trees::add);
        }
        if (trees.size() < sources.size()) {
            throw new ProblemsException(problems);
        }
        Parsed parsed = new Parsed(trees.get(0), trees.subList(1, trees.size()), changes.assignments(), folders);
        if (!problems.isEmpty()) {
            problems.addAll(furtherProblems(parsed, source.file(), problems));
            throw new ProblemsException(problems);
        }
        return parsed;
    }

    /** What else is wrong in trees that cannot be used, but not at places that have a problem already. */
    private List<Problem> furtherProblems(Parsed parsed, String file, List<Problem> known) {
        Set<Position> places = known.stream().map(Problem::position).collect(Collectors.toSet());
        List<Problem> further = new ArrayList<>();
        try {
            List<YamlMapping> clusters =
                    isFleet(parsed.spec()) ? Fleet.clusters(parsed.spec()) : List.of(parsed.spec());
            for (YamlMapping cluster : clusters) {
                further.addAll(problems(cluster, parsed, file));
            }
        } catch (ProblemsException e) {
            further.addAll(e.problems());
        }
        return further.stream()
                .filter(problem -> !places.contains(problem.position()))
                .distinct()
                .toList();
    }

    private List<Problem> problems(YamlMapping cluster, Parsed parsed, String file) {
        try {
            document(cluster, parsed, file);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    private SpecDocument document(YamlMapping spec, Parsed parsed, String file) {
        YamlMapping tree = spec;
        for (YamlMapping overlay : parsed.overlays()) {
            tree = TreeMerge.merge(tree, overlay);
        }
        for (Assignment assignment : parsed.assignments()) {
            tree = assignment.applyTo(tree);
        }
        NamedFiles files = NamedFiles.read(tree, parsed.folders());
        List<Problem> problems = new ArrayList<>(schema.check(tree));
        problems.addAll(SpecRules.check(tree));
        problems.addAll(files.problems());
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new SpecDocument(ClusterSpec.from(new Fields(tree, files)), tree, file);
    }

    private static boolean isFleet(YamlMapping tree) {
        Optional<String> kind =
                tree.get("kind").filter(YamlScalar.class::isInstance).map(node -> ((YamlScalar) node).text());
        return kind.equals(Optional.of(Fleet.KIND));
    }
}
