package dev.mcmgen.cli;

import dev.mcmgen.spec.Assignment;
import dev.mcmgen.spec.SpecChanges;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.ProblemsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    /** The specs named, in order. */
    static List<SpecSource> specs(ParseResult parsed, SpecInput input) throws IOException {
        List<SpecSource> specs = new ArrayList<>();
        List<String> files = parsed.matchedPositionalValue(0, List.of());
        for (String file : files) {
            specs.add(input.spec(file));
        }
        return specs;
    }

    /** What to change in each spec. A {@code --set} that cannot be read is reported with what is wrong in the spec. */
    static SpecChanges changes(ParseResult parsed, SpecInput input) throws IOException {
        List<SpecSource> overlays = new ArrayList<>();
        for (String overlay : texts(parsed, "--overlay")) {
            overlays.add(input.source(overlay));
        }
        List<Assignment> assignments = new ArrayList<>();
        List<SpecChanges.Unreadable> unreadable = new ArrayList<>();
        readAll(texts(parsed, "--set"), Assignment::ofYaml, assignments, unreadable);
        readAll(texts(parsed, "--set-string"), Assignment::ofText, assignments, unreadable);
        return new SpecChanges(overlays, assignments, unreadable);
    }

    /**
     * The same for a verb whose findings are about files, where a command line that cannot be read is none.
     *
     * @throws ProblemsException where a {@code --set} cannot be read
     */
    static SpecChanges readableChanges(ParseResult parsed, SpecInput input) throws IOException {
        SpecChanges changes = changes(parsed, input);
        if (!changes.unreadable().isEmpty()) {
            throw new ProblemsException(changes.unreadable().stream()
                    .flatMap(unreadable -> unreadable.problems().stream())
                    .toList());
        }
        return changes;
    }

    private static void readAll(
            List<String> texts,
            Function<String, Assignment> read,
            List<Assignment> assignments,
            List<SpecChanges.Unreadable> unreadable) {
        for (String text : texts) {
            try {
                assignments.add(read.apply(text));
            } catch (ProblemsException e) {
                unreadable.add(new SpecChanges.Unreadable(Assignment.pathOf(text), e.problems()));
            }
        }
    }

    /** The folder of the user's own templates. */
    static Optional<Path> userTemplates(ParseResult parsed) {
        Path folder = parsed.matchedOptionValue("--templates", null);
        return Optional.ofNullable(folder);
    }

    private static List<String> texts(ParseResult parsed, String option) {
        return parsed.matchedOptionValue(option, List.of());
    }
}
