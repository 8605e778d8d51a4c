package dev.mcmgen.cli;

import dev.mcmgen.rancher.change.CredentialNames;
import dev.mcmgen.render.Layout;
import dev.mcmgen.render.OutputFolder;
import dev.mcmgen.render.RenderedFile;
import dev.mcmgen.spec.SpecChanges;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen render SPEC}: the files of a cluster, into a folder or as one stream for pasting. */
final class RenderVerb implements Verb {

    private final Clock clock;

    /** @param clock says by which day waivers expire */
    RenderVerb(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "render";
    }

    @Override
    public List<String> aliases() {
        return List.of("template");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Makes the files of a cluster from its spec.",
                        "Without --out-dir it prints the objects for Rancher as one stream, ready to paste.",
                        "Nothing is written where validate would find an error that is not waived.",
                        "With --url or --server, cloud credentials that the spec calls by name get the ids that they have"
                                + " in that Rancher.");
        SpecOptions.addTo(spec);
        spec.addOption(OptionSpec.builder("-d", "--out-dir")
                .paramLabel("DIR")
                .type(Path.class)
                .description("Writes the files below this folder. Several clusters get a folder each.")
                .build());
        spec.addOption(Choice.option(Layout.class, "--layout")
                .paramLabel("LAYOUT")
                .defaultValue("stream")
                .description("stream: one file for Rancher; split: one file for each object.")
                .build());
        spec.addOption(OptionSpec.builder("--check")
                .type(boolean.class)
                .arity("0")
                .description("Writes nothing; shows how the files in --out-dir differ, and exits 1 if they do.")
                .build());
        WaiverOptions.addTo(spec);
        RancherOptions.addTokenTo(spec);
        Examples.add(
                spec,
                "mcmgen render prod-01.yaml                         prints what Import YAML takes",
                "mcmgen render prod-01.yaml --out-dir out           writes rancher/ and host/",
                "mcmgen render prod-01.yaml --out-dir out --check   for pull requests",
                "mcmgen render prod-01.yaml --url https://rancher.example.org",
                "                                                   with the ids of cloud credentials");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) throws IOException {
        Path folder = parsed.matchedOptionValue("--out-dir", null);
        boolean check = parsed.matchedOptionValue("--check", false);
        Layout layout = parsed.matchedOptionValue("--layout", Layout.STREAM);
        if (check && folder == null) {
            throw new CommandFailedException(
                    "--check compares with files, and no folder is named", "add --out-dir DIR");
        }
        JudgedRun run = new JudgedRun(
                SpecOptions.userTemplates(parsed), layout, WaiverOptions.of(parsed), LocalDate.now(clock));
        SpecInput input = new SpecInput(console);
        SpecChanges changes = SpecOptions.changes(parsed, input);
        JudgedRun.Outcome rendered = run.run(SpecOptions.specs(parsed, input), changes);
        if (!rendered.problems().isEmpty()) {
            input.printer().print(rendered.problems());
            return ExitCode.UNUSABLE;
        }
        JudgedRun.Outcome outcome = RancherOptions.areGiven(parsed) ? withIds(rendered, parsed, console) : rendered;
        List<String> streams = folder == null ? streams(outcome.clusters()) : List.of();
        RemarkPrinter.print(outcome.remarks(), console);
        if (outcome.others() > 0) {
            console.hint("mcmgen validate shows "
                    + (outcome.others() == 1 ? "one finding" : outcome.others() + " findings") + " more");
        }
        if (folder == null && layout == Layout.SPLIT) {
            console.hint("--layout split is for files, and this is one stream: add --out-dir DIR");
        }
        if (folder == null) {
            console.out().print(String.join("---\n", streams));
            return ExitCode.SUCCESS;
        }
        List<RenderedFile> files = files(outcome.clusters());
        return check ? compare(files, folder, console) : write(files, folder, console);
    }

    private static JudgedRun.Outcome withIds(JudgedRun.Outcome rendered, ParseResult parsed, Console console) {
        return new CredentialIds(new CredentialNames(
                        RancherOptions.rancher(parsed, console).norman()))
                .putInto(rendered);
    }

    private static List<String> streams(List<ClusterFiles> clusters) {
        List<String> streams = new ArrayList<>();
        for (ClusterFiles cluster : clusters) {
            streams.add(cluster.stream()
                    .orElseThrow(() -> new CommandFailedException(
                            cluster.name() + " is made of standalone nodes, whose files are no stream to paste",
                            "add --out-dir DIR")));
        }
        return streams;
    }

    /** One cluster's files lie in the folder itself, those of several in a folder of its name for each. */
    private static List<RenderedFile> files(List<ClusterFiles> clusters) {
        if (clusters.size() == 1) {
            return clusters.get(0).files();
        }
        return clusters.stream()
                .flatMap(cluster -> cluster.below(cluster.name()).stream())
                .toList();
    }

    private static ExitCode compare(List<RenderedFile> files, Path folder, Console console) throws IOException {
        List<String> differences = new OutputFolder(folder).differences(files);
        differences.forEach(line -> console.out().println(Printable.text(line)));
        if (!differences.isEmpty()) {
            console.hint("mcmgen render without --check writes the files as they should be");
        }
        return differences.isEmpty() ? ExitCode.SUCCESS : ExitCode.FINDINGS;
    }

    private static ExitCode write(List<RenderedFile> files, Path folder, Console console) throws IOException {
        OutputFolder output = new OutputFolder(folder);
        output.write(files);
        console.err().println("wrote " + files.size() + " files to " + folder);
        List<Path> others = output.others(files);
        if (!others.isEmpty()) {
            console.warning("left alone, not of this rendering: "
                    + String.join(", ", others.stream().map(Path::toString).toList()));
        }
        return ExitCode.SUCCESS;
    }
}
