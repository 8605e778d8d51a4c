package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.render.Layout;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.render.Rendering;
import dev.mcmgen.render.plan.Remark;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.ExaminedSpec;
import dev.mcmgen.spec.SpecChanges;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.spec.SpecReader;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.spec.UncheckedSpec;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Checks and renders every cluster of every spec named, on all processors, and keeps of each only what is asked for: ten
 * thousand plans would not fit into memory. The order of the results is that of the command line.
 */
final class SpecRun {

    private static final JsonPointer NAME = JsonPointer.parse("/metadata/name");

    private final SpecReader reader = new SpecReader();
    private final SpecChanges changes;
    private final Supplier<Renderer> renderer;
    private final Layout layout;

    /**
     * @param renderer from {@link #renderer}
     */
    SpecRun(SpecChanges changes, Supplier<Renderer> renderer, Layout layout) {
        this.changes = changes;
        this.renderer = renderer;
        this.layout = layout;
    }

    /**
     * Begins to make a renderer in the background: reading the specs needs none yet. With templates of the user's own it
     * is made at once, so that what is wrong with them comes before anything else.
     */
    static Supplier<Renderer> renderer(Catalog catalog, Optional<Path> userTemplates) {
        if (userTemplates.isPresent()) {
            Renderer renderer = new Renderer(catalog, Templates.overriddenBy(userTemplates.get()));
            return () -> renderer;
        }
        return new Background<>(() -> new Renderer(catalog, Templates.builtIn()));
    }

    /**
     * What came of all clusters.
     *
     * @param kept of the clusters that are in order
     * @param problems by place
     * @param remarks each once
     */
    record Outcome<T>(List<T> kept, List<Problem> problems, List<Remark> remarks) {}

    /** What came of one cluster, or of a file that holds none. */
    private record Result<T>(List<Problem> problems, List<Remark> remarks, Optional<Named> cluster, Optional<T> kept) {

        static <T> Result<T> failed(List<Problem> problems) {
            return new Result<>(problems, List.of(), Optional.empty(), Optional.empty());
        }
    }

    private record Named(String name, Position position) {}

    /** @param keep what to keep of each rendering */
    <T> Outcome<T> run(List<SpecSource> specs, Function<Rendering, T> keep) {
        List<List<Result<T>>> bySpec =
                parallel(specs).map(spec -> results(spec, keep)).toList();
        Set<Problem> problems = new LinkedHashSet<>();
        Set<Remark> remarks = new LinkedHashSet<>();
        List<Named> clusters = new ArrayList<>();
        List<T> kept = new ArrayList<>();
        for (List<Result<T>> results : bySpec) {
            for (Result<T> result : results) {
                problems.addAll(result.problems());
                remarks.addAll(result.remarks());
                if (result.cluster().isPresent()) {
                    clusters.add(result.cluster().get());
                    kept.add(result.kept().orElseThrow());
                }
            }
        }
        problems.addAll(twice(clusters));
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Problem.BY_PLACE);
        return new Outcome<>(kept, sorted, List.copyOf(remarks));
    }

    private <T> List<Result<T>> results(SpecSource spec, Function<Rendering, T> keep) {
        try {
            return parallel(reader.parseAll(spec, changes))
                    .map(cluster -> result(cluster, keep))
                    .toList();
        } catch (ProblemsException e) {
            return List.of(Result.failed(e.problems()));
        }
    }

    private <T> Result<T> result(UncheckedSpec cluster, Function<Rendering, T> keep) {
        ExaminedSpec examined = cluster.examine();
        if (!examined.problems().isEmpty()) {
            return Result.failed(allProblems(examined));
        }
        try {
            SpecDocument document = examined.document().orElseThrow();
            Rendering rendering = renderer.get().render(document, layout);
            Named named = new Named(document.spec().metadata().name(), document.positionOf(NAME));
            return new Result<>(List.of(), rendering.remarks(), Optional.of(named), Optional.of(keep.apply(rendering)));
        } catch (ProblemsException e) {
            return Result.failed(e.problems());
        }
    }

    /** What is wrong with the spec, and what its release or its Rancher would not take of the rest. */
    private List<Problem> allProblems(ExaminedSpec examined) {
        List<Problem> problems = new ArrayList<>(examined.problems());
        examined.document().ifPresent(rest -> problems.addAll(renderer.get().problems(rest, examined.leftOut())));
        return problems;
    }

    /** Two clusters of one name would write the same files; Rancher keeps them apart by workspace, people do not. */
    private static List<Problem> twice(List<Named> clusters) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Position> first = new HashMap<>();
        for (Named cluster : clusters) {
            Position earlier = first.putIfAbsent(cluster.name(), cluster.position());
            if (earlier != null) {
                problems.add(new Problem(
                        "spec/value",
                        cluster.position(),
                        "the cluster \"" + cluster.name() + "\" was already given at " + earlier,
                        "rename one of them"));
            }
        }
        return problems;
    }

    /** One item alone is not worth the threads. */
    private static <T> Stream<T> parallel(List<T> items) {
        return items.size() > 1 ? items.parallelStream() : items.stream();
    }
}
