package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.cluster.standalone.StandaloneOptions;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.render.Layout;
import dev.mcmgen.render.ObjectStream;
import dev.mcmgen.render.Rendering;
import dev.mcmgen.report.Report;
import dev.mcmgen.report.TextFormat;
import dev.mcmgen.rules.Baseline;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Inspector;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.subject.Assumptions;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/** The clusters that a command line names: specs are rendered, manifests are taken as they are, whatever their files. */
final class ClusterInput {

    /**
     * What was read.
     *
     * @param others objects that are of no use to a Rancher's clusters
     */
    record Wanted(List<DesiredCluster> clusters, List<ApiObject> others) {}

    /** A rendered placeholder for a credential is resolved before anything is sent. */
    private static final String PLACEHOLDER = "rancher/credential-placeholder";

    private final ParseResult parsed;
    private final Console terminal;
    private final byte[] standardInput;
    private final SpecInput specs;
    private final InputFiles files;

    ClusterInput(ParseResult parsed, Console terminal) throws IOException {
        this.parsed = parsed;
        this.terminal = terminal;
        this.files = InputFiles.of(parsed.matchedPositionalValue(0, List.of()));
        this.standardInput = takesStandardInput() ? terminal.in().readNBytes(Inspector.MAX_BYTES + 1) : new byte[0];
        this.specs = new SpecInput(console());
    }

    /** Standard input can be read once, and is looked at twice: by the rules, and for what is in it. */
    private Console console() {
        return terminal.withInput(new ByteArrayInputStream(standardInput));
    }

    /** Whether standard input is one of the files, so that nobody can be asked there. */
    boolean takesStandardInput() {
        return files.inputs().stream().anyMatch(InputFiles.Input::isStandardInput);
    }

    /**
     * Judges what was read by all rules, and prints the errors that are not waived.
     *
     * @param catalog with the argument lists of the Rancher
     * @param rancher its version, where it has one
     * @return whether there are none
     */
    boolean passes(Catalog catalog, Optional<RancherVersion> rancher, Clock clock) throws IOException {
        LocalDate today = LocalDate.now(clock);
        Drafts drafts = new Drafts();
        Validation validation = new Validation(
                catalog,
                Catalog.bundled(),
                drafts,
                today,
                SpecOptions.readableChanges(parsed, specs),
                SpecOptions.userTemplates(parsed),
                new Assumptions(rancher, Optional.empty()),
                new StandaloneOptions(Optional.empty(), Optional.empty(), Optional.empty()));
        SourceScreen screen = new SourceScreen();
        Judgement judgement = new Judgement(
                validation, files, drafts, console(), screen, WaiverOptions.of(parsed), Baseline.NONE, today);
        Validation.Result result = judgement.run();
        List<Finding> errors = result.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR
                        && finding.counts()
                        && !finding.rule().equals(PLACEHOLDER))
                .toList();
        if (errors.isEmpty()) {
            return true;
        }
        Report report = new Report(result.files(), result.documents(), result.skipped(), errors, Severity.ERROR);
        terminal.err().print(new TextFormat(screen.colored(terminal.errColor())).write(report));
        terminal.hint("nothing was sent; mcmgen validate shows the warnings, too");
        return false;
    }

    /** @throws ProblemsException with everything that is wrong in specs and manifests */
    Wanted read() throws IOException {
        if (!files.missing().isEmpty()) {
            throw new CommandFailedException(String.join("; ", files.missing()), "");
        }
        List<SpecSource> sources = new ArrayList<>();
        List<YamlDocument> documents = new ArrayList<>();
        for (InputFiles.Input input : files.inputs()) {
            SpecSource source =
                    specs.source(input.isStandardInput() ? "-" : input.path().toString());
            if (SpecInspection.isSpec(source.content())) {
                sources.add(source);
            } else {
                documents.addAll(GoYaml.readAll(input.name(), content(input, source)));
            }
        }
        List<ApiObject> others = new ArrayList<>();
        List<DesiredCluster> clusters = new ArrayList<>(rendered(sources));
        clusters.addAll(manifests(documents, others));
        if (clusters.isEmpty()) {
            throw new CommandFailedException("nothing here holds a cluster", "name specs, or manifests for Rancher");
        }
        refuseTwice(clusters);
        return new Wanted(clusters, others);
    }

    /** Manifests without a Cluster are no reason to stop where specs have some. */
    private static List<DesiredCluster> manifests(List<YamlDocument> documents, List<ApiObject> others) {
        try {
            return DesiredCluster.of(documents, others);
        } catch (RancherException e) {
            return List.of();
        }
    }

    /** Manifests may be larger than specs. */
    private static byte[] content(InputFiles.Input input, SpecSource source) throws IOException {
        return input.isStandardInput() || Files.size(input.path()) > Inspector.MAX_BYTES
                ? source.content()
                : Files.readAllBytes(input.path());
    }

    private List<DesiredCluster> rendered(List<SpecSource> sources) throws IOException {
        if (sources.isEmpty()) {
            return List.of();
        }
        SpecRun run = new SpecRun(
                SpecOptions.changes(parsed, specs),
                SpecRun.renderer(Catalog.bundled(), SpecOptions.userTemplates(parsed)),
                Layout.STREAM);
        SpecRun.Outcome<DesiredCluster> outcome = run.run(sources, ClusterInput::objects);
        if (!outcome.problems().isEmpty()) {
            throw new ProblemsException(outcome.problems());
        }
        return outcome.kept();
    }

    private static DesiredCluster objects(Rendering rendering) {
        String name = rendering.plan().spec().metadata().name();
        ObjectStream stream = rendering.stream()
                .orElseThrow(() -> new CommandFailedException(
                        name + " is made of standalone nodes, which no Rancher makes",
                        "mcmgen render --out-dir writes their files"));
        return DesiredCluster.of(stream.documents(), new ArrayList<>()).get(0);
    }

    private static void refuseTwice(List<DesiredCluster> clusters) {
        Set<String> names = new HashSet<>();
        for (DesiredCluster cluster : clusters) {
            if (!names.add(cluster.namespace() + "/" + cluster.name())) {
                throw new CommandFailedException(
                        "two clusters are called " + cluster.namespace() + "/" + cluster.name(), "rename one of them");
            }
        }
    }
}
