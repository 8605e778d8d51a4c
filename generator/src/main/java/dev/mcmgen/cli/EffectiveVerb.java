package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.cli.ManifestFiles.Batch;
import dev.mcmgen.cli.ManifestFiles.Manifests;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.EffectiveForm;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.Role;
import dev.mcmgen.cluster.rancher.ManifestObjects;
import dev.mcmgen.cluster.rancher.PlannerOptions;
import dev.mcmgen.cluster.rancher.RancherPlanner;
import dev.mcmgen.cluster.standalone.StandaloneOptions;
import dev.mcmgen.cluster.standalone.StandaloneReader;
import dev.mcmgen.yaml.YamlWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        spec.addOption(text("--rancher", "VERSION", "Follows this Rancher."));
        spec.addOption(text("--kubernetes", "VERSION", "Asks the same of this release of RKE2 or K3s."));
        spec.addOption(Choice.option(Distribution.class, "--product")
                .paramLabel("PRODUCT")
                .description("rke2 or k3s, for a config.yaml; without it, by its path.")
                .build());
        spec.addOption(Choice.option(NodeRole.class, "--role")
                .paramLabel("ROLE")
                .description("server or agent, for a config.yaml; without it, by its folder's name.")
                .build());
        Examples.add(
                spec,
                "mcmgen effective cluster.yaml                              a table for people",
                "mcmgen effective cluster.yaml --node worker                50-rancher.yaml on such a node",
                "mcmgen effective cluster.yaml --kubernetes v1.31.1+rke2r1  what an upgrade would drop",
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
        Manifests manifests = new ManifestFiles(console).read(parsed.matchedPositionalValue(0, List.of()));
        List<EffectiveCluster> clusters = plan(manifests, parsed);
        StandaloneReader reader = new StandaloneReader(Catalog.bundled());
        StandaloneOptions options = standaloneOptions(parsed);
        for (Path node : manifests.nodes()) {
            clusters.add(reader.read(node, options));
        }
        if (clusters.isEmpty()) {
            console.warning("no Cluster was found");
        }
        Optional<String> node = Optional.ofNullable(parsed.matchedOptionValue("--node", (String) null));
        if (node.isPresent()) {
            printNode(node.get(), clusters, console);
            return ExitCode.SUCCESS;
        }
        switch (parsed.matchedOptionValue("--output", Format.TEXT)) {
            case JSON -> console.out().print(JsonText.write(EffectiveForm.of(clusters)));
            case YAML -> console.out().print(YamlWriter.write(EffectiveForm.of(clusters)));
            case TEXT ->
                clusters.forEach(cluster -> console.out().print(EffectiveTable.of(cluster, console.outColor())));
        }
        return ExitCode.SUCCESS;
    }

    private static StandaloneOptions standaloneOptions(ParseResult parsed) {
        Optional<String> kubernetes = Optional.ofNullable(parsed.matchedOptionValue("--kubernetes", (String) null));
        return new StandaloneOptions(
                Optional.ofNullable(parsed.matchedOptionValue("--product", (Distribution) null)),
                Optional.ofNullable(parsed.matchedOptionValue("--role", (NodeRole) null)),
                kubernetes.map(text -> Release.find(text)
                        .orElseThrow(() -> new CommandFailedException(
                                "--kubernetes takes the full name of a release, not '" + text + "'",
                                "write it like v1.31.1+rke2r1"))));
    }

    private static List<EffectiveCluster> plan(Manifests manifests, ParseResult parsed) {
        Optional<String> kubernetes = Optional.ofNullable(parsed.matchedOptionValue("--kubernetes", (String) null));
        Optional<String> init = Optional.ofNullable(parsed.matchedOptionValue("--init-node", (String) null));
        Optional<RancherVersion> asked = Optional.ofNullable(parsed.matchedOptionValue("--rancher", (String) null))
                .map(EffectiveVerb::rancher);
        ManifestObjects all = ManifestObjects.of(manifests.documents());
        Catalog catalog = Catalog.bundled();
        List<EffectiveCluster> clusters = new ArrayList<>();
        for (Batch batch : manifests.batches()) {
            PlannerOptions options = new PlannerOptions(asked.or(batch::rancher), kubernetes, init);
            clusters.addAll(new RancherPlanner(catalog, options).plan(ManifestObjects.of(batch.documents()), all));
        }
        init.ifPresent(pool -> checkFirstServer(pool, clusters));
        return clusters;
    }

    private static RancherVersion rancher(String text) {
        return RancherVersion.find(text)
                .orElseThrow(() -> new CommandFailedException(
                        "--rancher takes a version, not '" + text + "'", "write it like v2.8.5"));
    }

    private static void printNode(String pool, List<EffectiveCluster> clusters, Console console) {
        check("--node", pool, clusters);
        List<String> files = clusters.stream()
                .flatMap(cluster -> cluster.groups().stream())
                .filter(group -> group.pool().equals(pool))
                .map(group -> JsonText.write(group.config()))
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
                    "the pools are " + String.join(", ", pools));
        }
    }
}
