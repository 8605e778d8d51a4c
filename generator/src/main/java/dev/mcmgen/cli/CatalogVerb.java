package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.catalog.ReleaseLists;
import dev.mcmgen.rancher.LiveReleases;
import dev.mcmgen.yaml.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.NavigableSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen catalog}: what is known of a release, and the release lists of a Rancher. */
final class CatalogVerb implements Verb {

    /** What to do. */
    enum Action {
        SHOW,
        REFRESH
    }

    /** The forms of the answer. */
    enum Format {
        TEXT,
        JSON
    }

    @Override
    public String name() {
        return "catalog";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Shows what is known of a release, or stores the releases that a Rancher offers.",
                        "validate and effective use the stored file by --catalog, without a network.");
        spec.addPositional(Choice.parameter(Action.class)
                .index("0")
                .paramLabel("ACTION")
                .required(true)
                .description("show or refresh.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .index("1")
                .arity("0..1")
                .paramLabel("RELEASE")
                .type(String.class)
                .description("What to show, such as v1.31.1+rke2r1; without it, the releases that are known.")
                .build());
        spec.addOption(Choice.option(Format.class, "-o", "--output")
                .paramLabel("FORMAT")
                .defaultValue("text")
                .description("text or json.")
                .build());
        AssumptionOptions.addCatalogTo(spec);
        spec.addOption(OptionSpec.builder("--out")
                .paramLabel("FILE")
                .type(Path.class)
                .description("Where refresh stores the lists; without it, mcmgen-catalog.json.")
                .build());
        RancherOptions.addTo(spec);
        Examples.add(
                spec,
                "mcmgen catalog show v1.31.1+rke2r1",
                "mcmgen catalog refresh --url https://rancher.example.org --out rancher.json",
                "mcmgen validate clusters/ --catalog rancher.json");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) throws IOException {
        if (parsed.matchedPositionalValue(0, Action.SHOW) == Action.REFRESH) {
            return refresh(parsed, console);
        }
        Catalog catalog = AssumptionOptions.catalog(parsed);
        String text = parsed.matchedPositionalValue(1, "");
        if (text.isEmpty()) {
            for (Distribution distribution : Distribution.values()) {
                catalog.argumentLists(distribution)
                        .releases()
                        .forEach(release -> console.out().println(release));
            }
            return ExitCode.SUCCESS;
        }
        ReleaseSheet sheet = new ReleaseSheet(catalog, release(text, catalog));
        console.out()
                .print(
                        parsed.matchedOptionValue("--output", Format.TEXT) == Format.JSON
                                ? JsonWriter.write(sheet.form())
                                : sheet.text());
        return ExitCode.SUCCESS;
    }

    private static Release release(String text, Catalog catalog) {
        return Release.find(text).orElseThrow(() -> {
            NavigableSet<Release> known = catalog.releases(Distribution.RKE2);
            List<String> names = known.stream().map(Release::toString).toList();
            return new CommandFailedException(
                    "'" + text + "' is no release",
                    NearestWords.of(text, names).isEmpty()
                            ? "write it in full, such as v1.31.1+rke2r1"
                            : NearestWords.hint(text, names));
        });
    }

    private static ExitCode refresh(ParseResult parsed, Console console) throws IOException {
        Path file = parsed.matchedOptionValue("--out", Path.of("mcmgen-catalog.json"));
        ReleaseLists lists = LiveReleases.of(RancherOptions.connection(parsed, console));
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFailedException("there is no folder for " + file, "make it first, or name another file");
        }
        Path temporary = Files.createTempFile(folder, ".mcmgen", ".tmp");
        try {
            Files.write(temporary, lists.write().getBytes(StandardCharsets.UTF_8));
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        console.hint(file + " holds " + lists.count(Distribution.RKE2) + " releases of RKE2 and "
                + lists.count(Distribution.K3S) + " of K3s; use it by --catalog");
        return ExitCode.SUCCESS;
    }
}
