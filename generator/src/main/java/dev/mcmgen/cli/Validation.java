package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.standalone.StandaloneOptions;
import dev.mcmgen.cluster.standalone.StandaloneReader;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Inspection;
import dev.mcmgen.rules.Inspector;
import dev.mcmgen.rules.Reading;
import dev.mcmgen.rules.subject.Assumptions;
import dev.mcmgen.rules.subject.FileObjects;
import dev.mcmgen.rules.subject.Skip;
import dev.mcmgen.rules.subject.Surroundings;
import dev.mcmgen.spec.SpecChanges;
import dev.mcmgen.yaml.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Judges files, on all processors: specs by the renderer and the rules, everything else by the rules alone. A Cluster
 * that names a machine config in another file waits until all files have been read.
 */
final class Validation {

    private final RulesAhead rules;
    private final Inspector inspector;
    private final Drafts drafts;
    private final Supplier<SpecInspection> specs;
    private final Assumptions assumptions;
    private final StandaloneOptions nodes;
    private final NodeFiles nodeFiles;
    private final StandaloneReader nodeReader;

    /**
     * @param catalog what is known of releases
     * @param ofRenderer what the renderer of specs knows of them
     * @param drafts what stands in the files
     * @param templates the folder with the user's templates, for specs
     */
    Validation(
            Catalog catalog,
            Catalog ofRenderer,
            Drafts drafts,
            LocalDate today,
            SpecChanges changes,
            Optional<Path> templates,
            Assumptions assumptions,
            StandaloneOptions nodes) {
        this.rules = new RulesAhead(catalog);
        this.inspector = new Inspector(rules, today, catalog);
        this.nodeFiles = new NodeFiles(catalog);
        this.nodeReader = new StandaloneReader(catalog, drafts);
        this.drafts = drafts;
        this.assumptions = assumptions;
        this.nodes = nodes;
        RenderingJudge judge = new RenderingJudge(inspector, nodeReader, assumptions, nodes);
        this.specs = new Once<>(() -> {
            Supplier<Renderer> renderer = SpecRun.renderer(ofRenderer, templates);
            rules.beginAfter(renderer);
            return new SpecInspection(changes, renderer, judge);
        });
    }

    /** A value that is made when it is first asked for, whichever thread asks. */
    private static final class Once<T> implements Supplier<T> {

        private final Supplier<T> maker;
        private Optional<T> value = Optional.empty();

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            T made = value.orElseGet(maker);
            value = Optional.of(made);
            return made;
        }
    }

    /**
     * What came of a run.
     *
     * @param missing one sentence for each named file that could not be read
     */
    record Result(List<String> files, int documents, List<Skip> skipped, List<Finding> findings, List<String> missing) {

        /** The same run with other findings. */
        Result with(List<Finding> others) {
            return new Result(files, documents, skipped, others, missing);
        }
    }

    /** What came of one file. */
    private sealed interface Outcome {

        /** It was judged. */
        record Judged(Inspection inspection) implements Outcome {}

        /** It was read, and waits for the others. */
        record Waiting(Reading reading) implements Outcome {}

        /** It could not be read. */
        record Missing(String sentence) implements Outcome {}
    }

    Result run(InputFiles inputs, InputStream standardInput, SourceScreen screen) throws IOException {
        NodeFiles.Sorted sorted = nodeFiles.sort(
                inputs.inputs(), nodes.product().isPresent() || nodes.role().isPresent());
        List<FileObjects> loose = Collections.synchronizedList(new ArrayList<>());
        List<Outcome> outcomes = new ArrayList<>();
        for (InputFiles.Input input : sorted.others().stream()
                .filter(InputFiles.Input::isStandardInput)
                .toList()) {
            byte[] content = drafts.standardInput(standardInput);
            screen.know(input.name(), new String(content, StandardCharsets.UTF_8));
            outcomes.add(inspect(input, content, loose));
        }
        List<InputFiles.Input> onDisk = sorted.others().stream()
                .filter(input -> !input.isStandardInput())
                .toList();
        outcomes.addAll(parallel(onDisk).map(input -> read(input, loose)).toList());
        Surroundings others = Surroundings.of(loose);
        outcomes.addAll(parallel(sorted.nodes()).map(node -> node(node, others)).toList());
        return result(inputs, judgeWaiting(outcomes, others));
    }

    /** One file alone is not worth the threads. */
    private static <T> Stream<T> parallel(List<T> items) {
        return items.size() > 1 ? items.parallelStream() : items.stream();
    }

    private List<Outcome> judgeWaiting(List<Outcome> outcomes, Surroundings others) {
        return parallel(outcomes)
                .map(outcome -> outcome instanceof Outcome.Waiting waiting
                        ? new Outcome.Judged(inspector.inspect(waiting.reading(), others, assumptions))
                        : outcome)
                .toList();
    }

    private Result result(InputFiles inputs, List<Outcome> outcomes) {
        List<Inspection> inspections = new ArrayList<>();
        List<String> missing = new ArrayList<>(inputs.missing());
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Judged judged) {
                inspections.add(judged.inspection());
            } else if (outcome instanceof Outcome.Missing unread) {
                missing.add(unread.sentence());
            }
        }
        inspections.sort(Comparator.comparing(Inspection::file));
        List<String> files = new ArrayList<>();
        List<Skip> skipped = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(inspector.findings(inspections));
        int documents = 0;
        for (Inspection inspection : inspections) {
            files.add(inspection.file());
            skipped.addAll(inspection.skipped());
            documents += inspection.documents();
        }
        inputs.troubles()
                .forEach(trouble -> findings.add(
                        inspector.finding(trouble.rule(), Position.startOf(trouble.name()), trouble.message())));
        return new Result(files, documents, skipped, findings, missing);
    }

    private Outcome read(InputFiles.Input input, List<FileObjects> loose) {
        try {
            return inspect(input, drafts.read(input.path()), loose);
        } catch (IOException e) {
            if (input.named()) {
                return new Outcome.Missing(FileFailure.describe(e));
            }
            Finding finding = inspector.finding(
                    "file/unreadable",
                    Position.startOf(input.name()),
                    "nothing in here was judged: " + InputFiles.reason(e));
            return new Outcome.Judged(new Inspection(input.name(), 0, List.of(), List.of(finding)));
        }
    }

    private Outcome inspect(InputFiles.Input input, byte[] content, List<FileObjects> loose) {
        if (SpecInspection.isSpec(content)) {
            Path parent = input.path().toAbsolutePath().getParent();
            return new Outcome.Judged(
                    specs.get().inspect(input.name(), parent == null ? Path.of("") : parent, content));
        }
        rules.begin();
        Reading reading = inspector.read(input.name(), content);
        if (isForeignJson(input, reading)) {
            Skip skip = new Skip(Position.startOf(input.name()), "JSON of another kind", false);
            return new Outcome.Judged(new Inspection(input.name(), 1, List.of(skip), List.of()));
        }
        if (reading.objects().looksElsewhere()) {
            return new Outcome.Waiting(reading);
        }
        if (!reading.objects().hasCluster()) {
            loose.add(reading.objects());
        }
        return new Outcome.Judged(inspector.inspect(reading, Surroundings.NONE, assumptions));
    }

    /**
     * Whether a folder brought along JSON that cannot be read and names no API group of Rancher's: many programs allow
     * comments in their JSON, or write a value on each line.
     */
    private static boolean isForeignJson(InputFiles.Input input, Reading reading) {
        return !input.named()
                && !reading.problems().isEmpty()
                && input.name().toLowerCase(Locale.ROOT).endsWith(".json")
                && !new String(reading.content(), StandardCharsets.UTF_8).contains("cattle.io/");
    }

    private Outcome node(Path path, Surroundings others) {
        try {
            EffectiveCluster node = nodeReader.read(path, nodes);
            List<Reading> readings = new ArrayList<>();
            for (Path file : StandaloneReader.files(path)) {
                readings.add(inspector.readConfiguration(file.toString().replace('\\', '/'), drafts.read(file)));
            }
            return new Outcome.Judged(inspector.inspectNode(node, readings, others));
        } catch (IOException e) {
            return new Outcome.Missing(FileFailure.describe(e));
        }
    }
}
