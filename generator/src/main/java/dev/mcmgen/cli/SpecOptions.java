package dev.mcmgen.cli;

import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.Assignment;
import dev.mcmgen.spec.SpecChanges;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.spec.SpecReader;
import dev.mcmgen.spec.SpecSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The options that say which specs to read and how to change them; several verbs have them. */
final class SpecOptions {

    private SpecOptions() {}

    static void addTo(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .paramLabel("SPEC")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .required(true)
                .description("A spec or a fleet file; - for standard input.")
                .build());
        addChangesTo(spec);
    }

    /** The options that change specs, without the parameter that names them. */
    static void addChangesTo(CommandSpec spec) {
        spec.addOption(list("--overlay", "FILE", "Lays the fields of this file over each spec; can be given again."));
        spec.addOption(list("--set", "PATH=VALUE", "Sets a field, such as spec.kubeProxy.mode=ipvs."));
        spec.addOption(list("--set-string", "PATH=TEXT", "Sets a field to text, whatever the text looks like."));
        spec.addOption(OptionSpec.builder("--templates")
                .paramLabel("DIR")
                .type(Path.class)
                .description("A template in this folder wins over the built-in one of the same name.")
                .build());
    }

    private static OptionSpec list(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    /** Every cluster of every spec named, in order. */
    static List<SpecDocument> read(ParseResult parsed, Console console) throws IOException {
        SpecChanges changes = changes(parsed, console);
        SpecReader reader = new SpecReader();
        List<SpecDocument> documents = new ArrayList<>();
        List<String> files = parsed.matchedPositionalValue(0, List.of());
        for (String file : files) {
            documents.addAll(reader.readAll(source(file, console), changes));
        }
        return documents;
    }

    /** What to change in each spec. */
    static SpecChanges changes(ParseResult parsed, Console console) throws IOException {
        List<SpecSource> overlays = new ArrayList<>();
        for (String overlay : texts(parsed, "--overlay")) {
            overlays.add(source(overlay, console));
        }
        List<Assignment> assignments = new ArrayList<>();
        texts(parsed, "--set").forEach(text -> assignments.add(Assignment.ofYaml(text)));
        texts(parsed, "--set-string").forEach(text -> assignments.add(Assignment.ofText(text)));
        return new SpecChanges(overlays, assignments);
    }

    static Templates templates(ParseResult parsed) {
        Path folder = parsed.matchedOptionValue("--templates", null);
        return folder == null ? Templates.builtIn() : Templates.overriddenBy(folder);
    }

    private static List<String> texts(ParseResult parsed, String option) {
        return parsed.matchedOptionValue(option, List.of());
    }

    static SpecSource source(String file, Console console) throws IOException {
        if (file.equals("-")) {
            return new SpecSource("<stdin>", Path.of(""), console.in().readAllBytes());
        }
        Path path = Path.of(file);
        if (Files.isDirectory(path)) {
            throw new CommandFailedException(
                    file + " is a folder", "name the spec inside it, such as " + file + "/spec.yaml");
        }
        try {
            Path parent = path.toAbsolutePath().getParent();
            return new SpecSource(
                    file.replace('\\', '/'), parent == null ? Path.of("") : parent, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new CommandFailedException(file + " does not exist", "mcmgen init writes a spec to begin with");
        }
    }
}
