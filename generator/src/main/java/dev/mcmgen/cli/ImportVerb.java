package dev.mcmgen.cli;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.importing.Imported;
import dev.mcmgen.importing.Importer;
import dev.mcmgen.importing.Wording;
import dev.mcmgen.importing.source.ImportSource;
import dev.mcmgen.importing.source.Note;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.progress.ClusterName;
import dev.mcmgen.rancher.push.ServerFacts;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen import NAME|FILE…}: a spec of a cluster that is there, and the proof that it is the same. */
final class ImportVerb implements Verb {

    private static final String WORKSPACE = "fleet-default";

    @Override
    public String name() {
        return "import";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Makes a spec of a cluster that Rancher has, or of an exported one.",
                        "Renders it again and proves that it is the same effective cluster. What the",
                        "spec has no field for is kept in its overrides and listed; secrets never are.");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .paramLabel("NAME|FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .required(true)
                .description(
                        "A cluster's name in Rancher; or files and folders with its Cluster, machine configs, Secrets and"
                                + " ConfigMaps; - for standard input. A name that is also a file is the file.")
                .build());
        spec.addOption(OptionSpec.builder("-n", "--namespace")
                .paramLabel("NAMESPACE")
                .type(String.class)
                .description("The cluster's workspace, and that of objects that name none; without it, fleet-default.")
                .build());
        spec.addOption(OptionSpec.builder("--out")
                .paramLabel("FILE")
                .type(Path.class)
                .description("Where to write the spec; an existing file is left alone. Without it: standard output.")
                .build());
        spec.addOption(OptionSpec.builder("--rancher")
                .paramLabel("VERSION")
                .type(String.class)
                .description("The Rancher that the cluster is of, such as v2.8.5; of a live cluster it is known.")
                .build());
        spec.addOption(OptionSpec.builder("--allow-differences")
                .type(boolean.class)
                .arity("0")
                .description("Writes the spec also where something differs that could not be kept; it is listed.")
                .build());
        spec.addOption(OptionSpec.builder("--reword")
                .type(boolean.class)
                .arity("0")
                .description(
                        "Leaves defaults out and says settings in the spec's own words where the effect is the same; a"
                                + " push of it restarts the nodes. Without it, the cluster's words are kept in the overrides.")
                .build());
        AssumptionOptions.addCatalogTo(spec);
        RancherOptions.addTokenTo(spec);
        Examples.add(
                spec,
                "mcmgen import prod-01 --out prod-01.yaml     from the Rancher of RANCHER_URL",
                "mcmgen import exported/ --rancher v2.8.5     from exported objects",
                "mcmgen import - < cluster.yaml               from standard input");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) throws IOException {
        Path out = parsed.matchedOptionValue("--out", null);
        if (out != null && Files.exists(out)) {
            throw exists(out);
        }
        List<String> names = parsed.matchedPositionalValue(0, List.of());
        Input input =
                ImportFiles.isClusterName(names) ? live(names.get(0), parsed, console) : files(names, parsed, console);
        Wording wording = parsed.hasMatchedOption("--reword") ? Wording.OF_SPEC : Wording.OF_CLUSTER;
        Imported imported = imported(input, wording);
        boolean allowed = parsed.matchedOptionValue("--allow-differences", false);
        new ImportMessages(console).print(imported, input.unread(), allowed);
        if (!imported.verdict().isSame() && !allowed) {
            return ExitCode.UNUSABLE;
        }
        write(imported.text(), out, console);
        return ExitCode.SUCCESS;
    }

    private static Imported imported(Input input, Wording wording) {
        try {
            return new Importer(input.catalog(), Templates.builtIn()).run(input.source(), input.rancher(), wording);
        } catch (ProblemsException e) {
            if (!input.source().cluster().live()) {
                throw e;
            }
            // Lines and columns of what a server sent are nobody's.
            Problem first = e.problems().get(0);
            throw new CommandFailedException(
                    "Cluster " + input.source().cluster().namespace() + "/"
                            + input.source().cluster().name() + ": " + first.message(),
                    first.hint());
        }
    }

    /**
     * What a spec is made of.
     *
     * @param rancher the one that the cluster is of, where it is known
     * @param unread what of a live cluster could not be read
     */
    private record Input(ImportSource source, Catalog catalog, Optional<RancherVersion> rancher, List<Note> unread) {}

    private static Input files(List<String> names, ParseResult parsed, Console console) throws IOException {
        return new Input(
                ImportSource.of(ImportFiles.read(names, console), namespace(parsed), false),
                AssumptionOptions.catalog(parsed),
                AssumptionOptions.rancher(parsed),
                List.of());
    }

    /** Judged by that Rancher's version and by its own release lists, unless the command line says otherwise. */
    private static Input live(String name, ParseResult parsed, Console console) throws IOException {
        Rancher rancher = RancherOptions.rancher(parsed, console);
        ServerFacts server = ServerFacts.ask(rancher);
        LiveExport export = LiveExport.read(rancher, new ClusterName(namespace(parsed), name));
        return new Input(
                ImportSource.of(export.documents(), namespace(parsed), true),
                parsed.hasMatchedOption("--catalog")
                        ? AssumptionOptions.catalog(parsed)
                        : Catalog.with(server.releases()),
                AssumptionOptions.rancher(parsed).or(server::known),
                export.unread());
    }

    /** It becomes a part of a path. */
    private static String namespace(ParseResult parsed) {
        String namespace = parsed.matchedOptionValue("--namespace", WORKSPACE);
        if (!ImportFiles.isName(namespace)) {
            throw new CommandFailedException(
                    "'" + namespace + "' is no name that a namespace can have",
                    "without --namespace it is " + WORKSPACE);
        }
        return namespace;
    }

    private static void write(String text, @Nullable Path out, Console console) throws IOException {
        if (out == null) {
            console.out().print(text);
            return;
        }
        try {
            Files.writeString(out, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw exists(out);
        }
        console.err().println("wrote " + out + "; next: mcmgen render " + out);
    }

    private static CommandFailedException exists(Path out) {
        return new CommandFailedException(out + " exists already", "choose another name, or remove it first");
    }
}
