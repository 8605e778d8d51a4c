package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.cluster.standalone.StandaloneOptions;
import dev.mcmgen.cluster.standalone.StandaloneReader;
import dev.mcmgen.render.Layout;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.render.Rendering;
import dev.mcmgen.render.plan.Remark;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.Inspector;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.WaiverFile;
import dev.mcmgen.rules.subject.Assumptions;
import dev.mcmgen.spec.SpecChanges;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.Problem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Renders specs and lets the rules judge what came of them, for verbs that write it or send it to a Rancher. The verdict
 * is that of {@code validate} on the same specs: an error that is not waived is a problem like any other, and nothing of
 * the rendering may be used.
 */
final class JudgedRun {

    private final Supplier<Renderer> renderer;
    private final Layout layout;
    private final Inspector inspector;
    private final RenderingJudge judge;
    private final WaiverFile waivers;
    private final LocalDate today;

    /**
     * Begins with what takes long, in the background.
     *
     * @param templates the folder with the user's templates
     * @param waivers those of a file; waivers in the comments of the specs count as well
     * @param today the day by which waivers expire
     */
    JudgedRun(Optional<Path> templates, Layout layout, WaiverFile waivers, LocalDate today) {
        Catalog catalog = Catalog.bundled();
        this.renderer = SpecRun.renderer(catalog, templates);
        this.layout = layout;
        RulesAhead rules = new RulesAhead(catalog);
        rules.beginAfter(renderer);
        this.inspector = new Inspector(rules, today, catalog);
        this.judge =
                new RenderingJudge(inspector, new StandaloneReader(catalog), Assumptions.NONE, StandaloneOptions.NONE);
        this.waivers = waivers;
        this.today = today;
    }

    /**
     * What came of all clusters.
     *
     * @param problems what keeps the files from being used, by place
     * @param remarks what the renderer has to say
     * @param others how many findings there are besides, which are no errors
     */
    record Outcome(List<ClusterFiles> clusters, List<Problem> problems, List<Remark> remarks, int others) {}

    private record Judged(ClusterFiles files, List<Finding> findings) {}

    Outcome run(List<SpecSource> specs, SpecChanges changes) {
        SpecRun.Outcome<Judged> outcome = new SpecRun(changes, renderer, layout).run(specs, this::judged);
        List<ClusterFiles> clusters = new ArrayList<>();
        List<List<Finding>> findings = new ArrayList<>();
        for (Judged cluster : outcome.kept()) {
            clusters.add(cluster.files());
            findings.add(cluster.findings());
        }
        List<Problem> problems = new ArrayList<>(outcome.problems());
        int others = 0;
        for (Finding finding : counting(RenderingJudge.news(findings, outcome.remarks()), specs)) {
            if (finding.severity() == Severity.ERROR) {
                problems.add(problem(finding));
            } else {
                others++;
            }
        }
        problems.sort(Problem.BY_PLACE);
        return new Outcome(clusters, problems, outcome.remarks(), others);
    }

    private Judged judged(Rendering rendering) {
        return new Judged(ClusterFiles.of(rendering), judge.findings(rendering));
    }

    /** What is not waived. What is wrong with waivers is said by {@code validate}, which sees all that they may mean. */
    private List<Finding> counting(List<Finding> findings, List<SpecSource> specs) {
        List<Finding> left = new ArrayList<>(findings);
        for (SpecSource spec : specs) {
            left = inspector.waive(spec.file(), spec.content(), left);
        }
        left = new ArrayList<>(waivers.apply(left, today));
        left.removeIf(finding -> !finding.counts() || finding.rule().startsWith("waiver/"));
        return left;
    }

    private static Problem problem(Finding finding) {
        return new Problem(
                finding.rule(),
                finding.position(),
                finding.message(),
                finding.fix().map(Fix::description).orElse(""));
    }
}
