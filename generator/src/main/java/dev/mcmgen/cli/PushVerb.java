package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rancher.Pause;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.push.ServerFacts;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen push FILE…}: creates clusters in a Rancher, and changes them. */
final class PushVerb implements Verb {

    private final Clock clock;
    private final BooleanSupplier canAsk;
    private final Pause pause;

    /**
     * @param clock says by which day waivers expire
     * @param canAsk whether standard input is somebody at a terminal
     * @param pause lets time pass between two looks at a cluster
     */
    PushVerb(Clock clock, BooleanSupplier canAsk, Pause pause) {
        this.clock = clock;
        this.canAsk = canAsk;
        this.pause = pause;
    }

    @Override
    public String name() {
        return "push";
    }

    @Override
    public List<String> aliases() {
        return List.of("apply");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Creates clusters in a Rancher, or changes them, from specs or manifests.",
                        "Says first what that does to running nodes, and asks before it does it.");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .required(true)
                .description("Specs, and manifests for Rancher: files, folders, patterns; - for standard input.")
                .build());
        PushOptions.addTo(spec);
        RancherOptions.addTokenTo(spec);
        WaiverOptions.addTo(spec);
        SpecOptions.addChangesTo(spec);
        Examples.add(
                spec,
                "mcmgen push prod-01.yaml --dry-run               what it would do",
                "mcmgen push prod-01.yaml --wait                  creates or changes it, and waits until it is ready",
                "mcmgen push clusters/ --yes --wait=created       many, from a pipeline",
                "mcmgen push prod-01.yaml --allow replace-nodes   machines may be deleted and made anew");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) throws IOException {
        PushOptions options = PushOptions.of(parsed);
        ClusterInput input = new ClusterInput(parsed, console);
        ClusterInput.Wanted wanted = input.read();
        Rancher rancher = RancherOptions.rancher(parsed, console);
        ServerFacts server = ServerFacts.ask(rancher);
        Catalog catalog = Catalog.with(server.releases());
        if (!input.passes(catalog, server.known(), clock)) {
            return ExitCode.UNUSABLE;
        }
        wanted.others()
                .forEach(object -> console.warning(object.title()
                        + " is not sent: push takes Clusters, their machine configs, Secrets and ConfigMaps"));
        PushConsent consent = new PushConsent(options, console, canAsk.getAsBoolean() && !input.takesStandardInput());
        PushJournal journal = PushJournal.of(rancher.address(), console.environment());
        boolean traced = parsed.hasMatchedOption("--debug") || parsed.hasMatchedOption("--print-requests");
        PushReport report =
                new PushReport(console, options.json(), wanted.clusters().size() > 1, clock);
        return new PushRun(rancher, server, catalog, options, consent, journal, report, console, traced, pause)
                .run(wanted.clusters());
    }
}
