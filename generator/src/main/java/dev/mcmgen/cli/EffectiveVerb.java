package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.EffectiveForm;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.yaml.JsonWriter;
import dev.mcmgen.yaml.YamlWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen effective FILE…}: what reaches each node, and what does not, and why. */
final class EffectiveVerb implements Verb {

    /** The forms of the answer. */
    enum Format {
        TEXT,
        JSON,
        YAML
    }

    @Override
    public String name() {
        return "effective";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Shows what reaches each group of nodes, what does not, and why.",
                        "Takes Rancher Cluster manifests, with the Secrets and ConfigMaps that they name, specs, and",
                        "config.yaml of RKE2 and K3s with its config.yaml.d.");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .required(true)
                .description("Files and folders; - for standard input.")
                .build());
        spec.addOption(Choice.option(Format.class, "-o", "--output")
                .paramLabel("FORMAT")
                .defaultValue("text")
                .description("text, json or yaml.")
                .build());
        spec.addOption(text("--node", "POOL", "Prints the 50-rancher.yaml of a node of this pool, and nothing else."));
        spec.addOption(
                text("--init-node", "POOL", "Takes the first server from this pool, not from the first with etcd."));
        AssumptionOptions.addTo(spec);
        Examples.add(
                spec,
                "mcmgen effective cluster.yaml                              a table for people",
                "mcmgen effective cluster.yaml --node worker                50-rancher.yaml on such a node",
                "mcmgen effective cluster.yaml --kubernetes v1.31.1+rke2r1  what an upgrade would drop",
                "mcmgen effective cluster.yaml --kubernetes v1.30.1+rke2r1..v1.33.5+rke2r1    what changes on the way",
                "mcmgen effective /etc/rancher/rke2                         what a standalone node reads");
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) throws IOException {
        Catalog catalog = AssumptionOptions.catalog(parsed);
        Optional<ReleaseRange> range = AssumptionOptions.range(parsed, catalog);
        Optional<String> firstServer = Optional.ofNullable(parsed.matchedOptionValue("--init-node", (String) null));
        EffectiveRun run = new EffectiveRun(
                catalog,
                new ManifestFiles(console).read(parsed.matchedPositionalValue(0, List.of())),
                AssumptionOptions.clusters(parsed),
                AssumptionOptions.nodes(parsed),
                firstServer);
        List<List<EffectiveCluster>> byRelease =
                range.isPresent() ? run.clusters(range.get()) : List.of(run.clusters());
        List<EffectiveCluster> clusters =
                byRelease.stream().flatMap(List::stream).toList();
        firstServer.ifPresent(pool -> checkFirstServer(pool, clusters));
        if (clusters.isEmpty()) {
            console.warning("no Cluster was found");
        }
        Optional<String> node = Optional.ofNullable(parsed.matchedOptionValue("--node", (String) null));
        if (node.isPresent()) {
            printNode(node.get(), clusters, console);
            return ExitCode.SUCCESS;
        }
        switch (parsed.matchedOptionValue("--output", Format.TEXT)) {
            case JSON -> console.out().print(JsonWriter.write(EffectiveForm.of(clusters)));
            case YAML -> console.out().print(YamlWriter.write(EffectiveForm.of(clusters)));
            case TEXT -> {
                if (range.isPresent()) {
                    printMatrices(byRelease, console);
                } else {
                    clusters.forEach(cluster -> console.out().print(EffectiveTable.of(cluster, console.outColor())));
                }
            }
        }
        return ExitCode.SUCCESS;
    }

    private static void printMatrices(List<List<EffectiveCluster>> byRelease, Console console) {
        for (int i = 0; i < byRelease.get(0).size(); i++) {
            int cluster = i;
            console.out()
                    .print(ReleaseMatrix.of(
                            byRelease.stream().map(all -> all.get(cluster)).toList()));
        }
    }

    private static void printNode(String pool, List<EffectiveCluster> clusters, Console console) {
        check("--node", pool, clusters);
        List<String> files = clusters.stream()
                .flatMap(cluster -> cluster.groups().stream())
                .filter(group -> group.pool().equals(pool))
                .map(group -> JsonWriter.write(group.config()))
                .toList();
        console.out().print(String.join("---\n", files));
    }

    private static void checkFirstServer(String pool, List<EffectiveCluster> clusters) {
        check("--init-node", pool, clusters);
        boolean possible = clusters.stream()
                .flatMap(cluster -> cluster.groups().stream())
                .anyMatch(group -> group.pool().equals(pool) && group.roles().contains(Role.ETCD));
        if (!possible) {
            throw new CommandFailedException(
                    "the first server has etcd, which the pool '" + pool + "' has not", "name a pool with etcd");
        }
    }

    private static void check(String option, String pool, List<EffectiveCluster> clusters) {
        List<String> pools = clusters.stream()
                .flatMap(cluster -> cluster.groups().stream())
                .map(NodeGroup::pool)
                .distinct()
                .toList();
        if (!pools.contains(pool)) {
            throw new CommandFailedException(
                    option + " names the pool '" + pool + "', which no cluster has",
                    pools.equals(List.of("")) || pools.isEmpty()
                            ? "its nodes are in no pool; leave the option out"
                            : "the pools are " + String.join(", ", pools));
        }
    }
}
