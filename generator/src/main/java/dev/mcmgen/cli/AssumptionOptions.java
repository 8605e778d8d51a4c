package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.CatalogException;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.catalog.ReleaseLists;
import dev.mcmgen.cluster.standalone.StandaloneOptions;
import dev.mcmgen.rules.subject.Assumptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that say what files do not: which Rancher, which release, which command of which product. */
final class AssumptionOptions {

    private AssumptionOptions() {}

    static void addTo(CommandSpec spec) {
        addCatalogTo(spec);
        spec.addOption(text("--rancher", "Follows this Rancher, such as v2.8.5."));
        spec.addOption(text(
                "--kubernetes",
                "Asks the same of this release of RKE2 or K3s; effective takes a range too, FIRST..LAST."));
        spec.addOption(Choice.option(Distribution.class, "--product")
                .paramLabel("PRODUCT")
                .description("rke2 or k3s, for a config.yaml; without it, by its path.")
                .build());
        spec.addOption(Choice.option(NodeRole.class, "--role")
                .paramLabel("ROLE")
                .description("server or agent, for a config.yaml; without it, by its folder's name.")
                .build());
    }

    /** The option for release lists of a Rancher. */
    static void addCatalogTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--catalog")
                .paramLabel("FILE")
                .type(Path.class)
                .description("Uses the release lists of a Rancher that catalog refresh stored.")
                .build());
    }

    /** Whether that is the catalogue inside the program. */
    static boolean isBundled(ParseResult parsed) {
        return !parsed.hasMatchedOption("--catalog");
    }

    /** The catalogue that is asked for. */
    static Catalog catalog(ParseResult parsed) throws IOException {
        if (isBundled(parsed)) {
            return Catalog.bundled();
        }
        Path file = parsed.matchedOptionValue("--catalog", null);
        try {
            return Catalog.with(ReleaseLists.read(file.toString(), Files.readAllBytes(file)));
        } catch (CatalogException e) {
            throw new CommandFailedException(
                    String.valueOf(e.getMessage()), "make the file by mcmgen catalog refresh --url URL");
        }
    }

    private static OptionSpec text(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("VERSION")
                .type(String.class)
                .description(description)
                .build();
    }

    /** What to assume of Clusters. */
    static Assumptions clusters(ParseResult parsed) {
        return new Assumptions(rancher(parsed), kubernetes(parsed).filter(text -> !ReleaseRange.isRange(text)));
    }

    /** The Rancher that is asked for. */
    static Optional<RancherVersion> rancher(ParseResult parsed) {
        return Optional.ofNullable(parsed.matchedOptionValue("--rancher", (String) null))
                .map(AssumptionOptions::rancher);
    }

    /** What to assume of standalone nodes. */
    static StandaloneOptions nodes(ParseResult parsed) {
        return new StandaloneOptions(
                Optional.ofNullable(parsed.matchedOptionValue("--product", (Distribution) null)),
                Optional.ofNullable(parsed.matchedOptionValue("--role", (NodeRole) null)),
                kubernetes(parsed).filter(text -> !ReleaseRange.isRange(text)).map(AssumptionOptions::release));
    }

    /** The releases that are asked for, where it is more than one. */
    static Optional<ReleaseRange> range(ParseResult parsed, Catalog catalog) {
        return kubernetes(parsed).flatMap(text -> ReleaseRange.parse(text, catalog));
    }

    private static Optional<String> kubernetes(ParseResult parsed) {
        return Optional.ofNullable(parsed.matchedOptionValue("--kubernetes", (String) null));
    }

    private static Release release(String text) {
        return Release.find(text)
                .orElseThrow(() -> new CommandFailedException(
                        "--kubernetes takes the full name of a release, not '" + text + "'",
                        "write it like v1.31.1+rke2r1"));
    }

    private static RancherVersion rancher(String text) {
        return RancherVersion.find(text)
                .orElseThrow(() -> new CommandFailedException(
                        "--rancher takes a version, not '" + text + "'", "write it like v2.8.5"));
    }
}
