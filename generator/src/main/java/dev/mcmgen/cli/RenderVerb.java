package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.render.Layout;
import dev.mcmgen.render.OutputFolder;
import dev.mcmgen.render.RenderedFile;
import dev.mcmgen.render.Renderer;
import dev.mcmgen.render.Rendering;
import dev.mcmgen.spec.SpecDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen render SPEC}: the files of a cluster, into a folder or as one stream for pasting. */
final class RenderVerb implements Verb {

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
                        "Without --out-dir it prints the objects for Rancher as one stream, ready to paste.");
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
        Examples.add(
                spec,
                "mcmgen render prod-01.yaml                         prints what Import YAML takes",
                "mcmgen render prod-01.yaml --out-dir out           writes rancher/ and host/",
                "mcmgen render prod-01.yaml --out-dir out --check   for pull requests");
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
        List<SpecDocument> documents = SpecOptions.read(parsed, console);
        Renderer renderer = new Renderer(Catalog.bundled(), SpecOptions.templates(parsed));
        List<Rendering> renderings = documents.stream()
                .map(document -> renderer.render(document, layout))
                .toList();
        renderings.forEach(rendering -> RemarkPrinter.print(rendering.remarks(), console));
        if (folder == null) {
            return print(renderings, console);
        }
        List<RenderedFile> files = files(renderings);
        OutputFolder output = new OutputFolder(folder);
        if (check) {
            List<String> differences = output.differences(files);
            differences.forEach(console.out()::println);
            return differences.isEmpty() ? ExitCode.SUCCESS : ExitCode.FINDINGS;
        }
        output.write(files);
        console.err().println("wrote " + files.size() + " files to " + folder);
        List<Path> others = output.others(files);
        if (!others.isEmpty()) {
            console.warning("left alone, not of this rendering: "
                    + String.join(", ", others.stream().map(Path::toString).toList()));
        }
        return ExitCode.SUCCESS;
    }

    private static ExitCode print(List<Rendering> renderings, Console console) {
        List<String> streams = new ArrayList<>();
        for (Rendering rendering : renderings) {
            streams.add(rendering.stream()
                    .orElseThrow(() -> new CommandFailedException(
                            rendering.plan().spec().metadata().name()
                                    + " is made of standalone nodes, whose files are no stream to paste",
                            "add --out-dir DIR")));
        }
        console.out().print(String.join("---\n", streams));
        return ExitCode.SUCCESS;
    }

    /** One cluster's files lie in the folder itself, those of several in a folder of its name for each. */
    private static List<RenderedFile> files(List<Rendering> renderings) {
        if (renderings.size() == 1) {
            return renderings.get(0).files();
        }
        List<RenderedFile> files = new ArrayList<>();
        for (Rendering rendering : renderings) {
            String name = rendering.plan().spec().metadata().name();
            rendering
                    .files()
                    .forEach(file ->
                            files.add(new RenderedFile(name + "/" + file.path(), file.text(), file.executable())));
        }
        return files;
    }
}
