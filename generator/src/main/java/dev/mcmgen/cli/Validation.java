package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Inspection;
import dev.mcmgen.rules.Inspector;
import dev.mcmgen.rules.book.Rules;
import dev.mcmgen.rules.subject.Assumptions;
import dev.mcmgen.rules.subject.Skip;
import dev.mcmgen.spec.SpecChanges;
import dev.mcmgen.yaml.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Judges files, on all processors: specs by the renderer and the rules, everything else by the rules alone. */
final class Validation {

    private final Inspector inspector;
    private final Supplier<SpecInspection> specs;

    /** @param templates the folder with the user's templates, for specs */
    Validation(Catalog catalog, LocalDate today, SpecChanges changes, Optional<Path> templates) {
        this.inspector = new Inspector(Rules.all(catalog), today, catalog);
        this.specs = new Once<>(() -> new SpecInspection(changes, SpecRun.renderer(templates), inspector));
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
    record Result(
            List<String> files, int documents, List<Skip> skipped, List<Finding> findings, List<String> missing) {}

    /** What came of one file: an inspection, or the reason why there is none. */
    private record Outcome(Optional<Inspection> inspection, Optional<String> missing) {

        static Outcome of(Inspection inspection) {
            return new Outcome(Optional.of(inspection), Optional.empty());
        }
    }

    Result run(InputFiles inputs, InputStream standardInput, SourceScreen screen) throws IOException {
        List<InputFiles.Input> all = inputs.inputs();
        List<Outcome> outcomes = new ArrayList<>();
        for (InputFiles.Input input :
                all.stream().filter(InputFiles.Input::isStandardInput).toList()) {
            byte[] content = standardInput.readNBytes(Inspector.MAX_BYTES + 1);
            screen.know(input.name(), new String(content, StandardCharsets.UTF_8));
            outcomes.add(Outcome.of(inspect(input, content)));
        }
        List<InputFiles.Input> onDisk =
                all.stream().filter(input -> !input.isStandardInput()).toList();
        // One file alone is not worth the threads.
        Stream<InputFiles.Input> stream = onDisk.size() > 1 ? onDisk.parallelStream() : onDisk.stream();
        outcomes.addAll(stream.map(this::read).toList());

        List<Inspection> inspections = outcomes.stream()
                .flatMap(outcome -> outcome.inspection().stream())
                .toList();
        List<Finding> findings = new ArrayList<>();
        inspections.forEach(inspection -> findings.addAll(inspection.findings()));
        inputs.troubles()
                .forEach(trouble -> findings.add(
                        inspector.finding(trouble.rule(), Position.startOf(trouble.name()), trouble.message())));
        List<String> missing = new ArrayList<>(inputs.missing());
        outcomes.forEach(outcome -> outcome.missing().ifPresent(missing::add));
        return new Result(
                inspections.stream().map(Inspection::file).toList(),
                inspections.stream().mapToInt(Inspection::documents).sum(),
                inspections.stream().flatMap(i -> i.skipped().stream()).toList(),
                findings,
                missing);
    }

    private Outcome read(InputFiles.Input input) {
        try (InputStream in = Files.newInputStream(input.path())) {
            // One byte more than is read is enough to see that there are too many.
            return Outcome.of(inspect(input, in.readNBytes(Inspector.MAX_BYTES + 1)));
        } catch (IOException e) {
            if (input.named()) {
                return new Outcome(Optional.empty(), Optional.of(FileFailure.describe(e)));
            }
            Finding finding = inspector.finding(
                    "file/unreadable",
                    Position.startOf(input.name()),
                    "nothing in here was judged: " + InputFiles.reason(e));
            return Outcome.of(new Inspection(input.name(), 0, List.of(), List.of(finding)));
        }
    }

    private Inspection inspect(InputFiles.Input input, byte[] content) {
        if (SpecInspection.isSpec(content)) {
            Path parent = input.path().toAbsolutePath().getParent();
            return specs.get().inspect(input.name(), parent == null ? Path.of("") : parent, content);
        }
        return inspector.inspect(input.name(), content, Assumptions.NONE);
    }
}
