package dev.mcmgen.cli;

import dev.mcmgen.spec.Presets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen init --preset NAME}: a commented spec to begin with. */
final class InitVerb implements Verb {

    @Override
    public String name() {
        return "init";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().description("Writes a commented spec to begin with.");
        spec.addOption(OptionSpec.builder("--preset")
                .paramLabel("NAME")
                .type(String.class)
                .completionCandidates(Presets.names())
                .description("One of: " + String.join(", ", Presets.names()) + ".")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("FILE")
                .type(Path.class)
                .description("Where to write it; an existing file is left alone. Without it: standard output.")
                .build());
        Examples.add(spec, "mcmgen init --preset vsphere-ipvs prod-01.yaml", "mcmgen init --preset standalone-rke2");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) throws IOException {
        String name = parsed.matchedOptionValue("--preset", "");
        String names = String.join(", ", Presets.names());
        if (name.isEmpty()) {
            throw new CommandFailedException("which preset?", "add --preset with one of: " + names);
        }
        String text = Presets.find(name)
                .orElseThrow(() -> new CommandFailedException(
                        "there is no preset named " + name, NearestWords.hint(name, Presets.names())));
        Path file = parsed.matchedPositionalValue(0, null);
        if (file == null) {
            console.out().print(text);
            return ExitCode.SUCCESS;
        }
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailedException(file + " exists already", "choose another name, or remove it first");
        }
        console.err().println("wrote " + file + "; next: mcmgen render " + file);
        return ExitCode.SUCCESS;
    }
}
