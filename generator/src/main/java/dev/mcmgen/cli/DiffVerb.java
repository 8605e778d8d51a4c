package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.change.ClusterComparison;
import dev.mcmgen.rancher.change.ClusterDifference;
import dev.mcmgen.rancher.change.CredentialNames;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.rancher.change.DifferenceForm;
import dev.mcmgen.rancher.change.LiveCluster;
import dev.mcmgen.rancher.change.ObjectName;
import dev.mcmgen.rancher.push.ServerFacts;
import dev.mcmgen.yaml.JsonWriter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen diff FILE…}: how clusters differ from what a Rancher has, and what a push would do to running nodes. */
final class DiffVerb implements Verb {

    /** The forms of the answer. */
    enum Format {
        TEXT,
        JSON
    }

    private final Clock clock;

    /** @param clock says by which day waivers expire */
    DiffVerb(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public List<String> aliases() {
        return List.of("plan");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Shows how clusters differ from what a Rancher has, and what a push would do to running nodes.",
                        "Defaults, and what Rancher puts in by itself, are no differences. Nothing is written.");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .required(true)
                .description("Specs, and manifests for Rancher: files, folders, patterns; - for standard input.")
                .build());
        spec.addOption(Choice.option(Format.class, "-o", "--output")
                .paramLabel("FORMAT")
                .defaultValue("text")
                .description("text or json.")
                .build());
        RancherOptions.addTokenTo(spec);
        WaiverOptions.addTo(spec);
        SpecOptions.addChangesTo(spec);
        Examples.add(
                spec,
                "mcmgen diff prod-01.yaml                    exit code 1 where anything differs",
                "mcmgen diff clusters/ -o json               for a pipeline",
                "mcmgen render prod-01.yaml | mcmgen diff -  a manifest");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) throws IOException {
        ClusterInput input = new ClusterInput(parsed, console);
        ClusterInput.Wanted wanted = input.read();
        Rancher rancher = RancherOptions.rancher(parsed, console);
        ServerFacts server = ServerFacts.ask(rancher);
        Catalog catalog = Catalog.with(server.releases());
        if (!input.passes(catalog, server.known(), clock)) {
            return ExitCode.UNUSABLE;
        }
        wanted.others()
                .forEach(
                        object -> console.warning(
                                object.title()
                                        + " is not compared: Rancher's clusters are Clusters, their machine configs, Secrets and ConfigMaps"));
        ClusterComparison comparison = new ClusterComparison(catalog, server.judgedAs(catalog.rancher()));
        List<ClusterDifference> differences = new ArrayList<>();
        List<RancherException> failures = new ArrayList<>();
        for (DesiredCluster cluster : wanted.clusters()) {
            try {
                differences.add(difference(cluster, rancher, comparison));
            } catch (RancherException e) {
                failures.add(new RancherException(cluster.name() + ": " + e.getMessage(), e.hint()));
            }
        }
        print(differences, rancher, server, parsed.matchedOptionValue("--output", Format.TEXT), console);
        return end(differences, failures, console);
    }

    private static ClusterDifference difference(DesiredCluster wanted, Rancher rancher, ClusterComparison comparison) {
        DesiredCluster desired = new CredentialNames(rancher.norman()).resolved(wanted);
        LiveCluster live = LiveCluster.read(rancher.kubernetes(), desired);
        if (!live.hidden().isEmpty()) {
            String objects = live.hidden().stream().map(ObjectName::toString).collect(Collectors.joining(", "));
            throw new RancherException(
                    "it cannot be compared, because this user may not read " + objects,
                    "a user who may only create clusters sees them once they are made; ask for the right to read, or"
                            + " take the token of an owner");
        }
        return comparison.compare(desired, live);
    }

    private static void print(
            List<ClusterDifference> differences, Rancher rancher, ServerFacts server, Format format, Console console) {
        if (format == Format.JSON) {
            List<Map<String, Object>> forms =
                    differences.stream().map(DifferenceForm::of).toList();
            console.out()
                    .print(JsonWriter.write(DifferenceForm.of(rancher.address().toString(), server.version(), forms)));
            return;
        }
        DifferenceText text = new DifferenceText(console.outColor());
        differences.forEach(difference -> console.out().print(text.of(difference)));
    }

    /** One cluster that cannot be compared does not hide the others. */
    private static ExitCode end(List<ClusterDifference> differences, List<RancherException> failures, Console console) {
        for (RancherException failure : failures) {
            console.error(String.valueOf(failure.getMessage()));
            if (!failure.hint().isEmpty()) {
                console.hint(failure.hint());
            }
        }
        if (!failures.isEmpty()) {
            return ExitCode.RANCHER;
        }
        return differences.stream().allMatch(ClusterDifference::isEmpty) ? ExitCode.SUCCESS : ExitCode.FINDINGS;
    }
}
