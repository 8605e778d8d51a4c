package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.report.Report;
import dev.mcmgen.rules.Baseline;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen validate FILE…}: what will break or silently not happen, in anyone's YAML. */
final class ValidateVerb implements Verb {

    private final Clock clock;

    /** @param clock says by which day waivers expire */
    ValidateVerb(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public List<String> aliases() {
        return List.of("lint");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Says what will break or silently not happen: in specs, in manifests for Rancher and in config.yaml"
                                + " of RKE2 and K3s, whoever wrote them.",
                        "Documents of other kinds and templates are skipped. Exit code 1 when there is an error.");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .required(true)
                .description("Files, folders (all .yaml, .yml and .json below them), patterns; - for standard input.")
                .build());
        ReportOutput.addTo(spec);
        spec.addOption(Choice.option(Severity.class, "--fail-on")
                .paramLabel("SEVERITY")
                .defaultValue("error")
                .description("From which severity on the exit code is 1: error (the default), warning or info.")
                .build());
        WaiverOptions.addTo(spec);
        spec.addOption(file("--baseline", "Findings that are listed there do not count."));
        spec.addOption(file("--write-baseline", "Writes the findings of now to this file, and exits with 0."));
        spec.addOption(OptionSpec.builder("--fix")
                .type(boolean.class)
                .description("Does in the files what has one right answer, then reports what is left.")
                .build());
        spec.addOption(OptionSpec.builder("--diff")
                .type(boolean.class)
                .description("Shows what --fix would do, and writes nothing.")
                .build());
        AssumptionOptions.addTo(spec);
        SpecOptions.addChangesTo(spec);
        Examples.add(
                spec,
                "mcmgen validate clusters/                               a folder of anyone's manifests",
                "mcmgen validate clusters/ -o sarif=findings.sarif -o text",
                "kubectl get clusters.provisioning.cattle.io -A -o yaml | mcmgen validate -",
                "mcmgen validate prod-01.yaml --set spec.kubernetesVersion=v1.35.5+rke2r2    what an upgrade would meet");
    }

    private static OptionSpec file(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("FILE")
                .type(Path.class)
                .description(description)
                .build();
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) throws IOException {
        List<ReportOutput> outputs = ReportOutput.of(parsed, console);
        LocalDate today = LocalDate.now(clock);
        Catalog catalog = AssumptionOptions.catalog(parsed);
        AssumptionOptions.range(parsed, catalog).ifPresent(range -> {
            throw new CommandFailedException(
                    "validate judges for one release at a time", "name one release, or ask effective for a range");
        });
        SourceScreen screen = new SourceScreen();
        InputFiles files = InputFiles.of(parsed.matchedPositionalValue(0, List.of()));
        Drafts drafts = new Drafts();
        Validation validation = new Validation(
                catalog,
                AssumptionOptions.isBundled(parsed) ? catalog : Catalog.bundled(),
                drafts,
                today,
                SpecOptions.readableChanges(parsed, new SpecInput(console)),
                SpecOptions.userTemplates(parsed),
                AssumptionOptions.clusters(parsed),
                AssumptionOptions.nodes(parsed));
        Judgement judgement = new Judgement(
                validation, files, drafts, console, screen, WaiverOptions.of(parsed), baseline(parsed), today);
        Validation.Result result = judgement.run();
        List<Finding> findings = result.findings();
        if (parsed.hasMatchedOption("--diff")) {
            judgement.show(result);
        } else if (parsed.hasMatchedOption("--fix")) {
            result = judgement.mend(result);
            findings = result.findings();
        }
        Path newBaseline = parsed.matchedOptionValue("--write-baseline", null);
        Severity failOn = parsed.matchedOptionValue("--fail-on", Severity.ERROR);
        Report report = new Report(result.files(), result.documents(), result.skipped(), findings, failOn);
        if (newBaseline != null) {
            Files.writeString(newBaseline, Baseline.write(findings), StandardCharsets.UTF_8);
        }
        boolean nothingToSay = report.files().isEmpty() && !result.missing().isEmpty();
        boolean silent = nothingToSay || parsed.hasMatchedOption("--diff");
        for (ReportOutput output : silent ? List.<ReportOutput>of() : outputs) {
            output.write(report, console, screen);
        }
        result.missing().forEach(console::error);
        if (!result.missing().isEmpty()) {
            return ExitCode.UNUSABLE;
        }
        return report.fails() && newBaseline == null ? ExitCode.FINDINGS : ExitCode.SUCCESS;
    }

    private static Baseline baseline(ParseResult parsed) throws IOException {
        Path file = parsed.matchedOptionValue("--baseline", null);
        return file == null ? Baseline.NONE : Baseline.read(name(file), Files.readAllBytes(file));
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }
}
