package dev.mcmgen.cli;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.render.Layout;
import dev.mcmgen.render.Rendering;
import dev.mcmgen.rules.Inspector;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

    private final ParseResult parsed;
    private final SpecInput specs;

    ClusterInput(ParseResult parsed, Console console) {
        this.parsed = parsed;
        this.specs = new SpecInput(console);
    }

    /** @throws ProblemsException with everything that is wrong in specs and manifests */
    Wanted read() throws IOException {
        InputFiles files = InputFiles.of(parsed.matchedPositionalValue(0, List.of()));
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
        if (!documents.isEmpty()) {
            clusters.addAll(DesiredCluster.of(documents, others));
        }
        if (clusters.isEmpty()) {
            throw new CommandFailedException("nothing here holds a cluster", "name specs, or manifests for Rancher");
        }
        refuseTwice(clusters);
        return new Wanted(clusters, others);
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
                SpecOptions.changes(parsed, specs), SpecRun.renderer(SpecOptions.userTemplates(parsed)), Layout.STREAM);
        SpecRun.Outcome<DesiredCluster> outcome = run.run(sources, ClusterInput::objects);
        if (!outcome.problems().isEmpty()) {
            throw new ProblemsException(outcome.problems());
        }
        return outcome.kept();
    }

    private static DesiredCluster objects(Rendering rendering) {
        String name = rendering.plan().spec().metadata().name();
        byte[] stream = rendering.stream()
                .orElseThrow(() -> new CommandFailedException(
                        name + " is made of standalone nodes, which no Rancher makes",
                        "mcmgen render --out-dir writes their files"))
                .getBytes(StandardCharsets.UTF_8);
        return DesiredCluster.of(GoYaml.readAll(name, stream), new ArrayList<>())
                .get(0);
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
