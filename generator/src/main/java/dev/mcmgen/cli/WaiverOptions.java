package dev.mcmgen.cli;

import dev.mcmgen.rules.WaiverFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The option that names the file with waivers; verbs that judge have it. */
final class WaiverOptions {

    private static final String NAME = "--waivers";

    private WaiverOptions() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder(NAME)
                .paramLabel("FILE")
                .type(Path.class)
                .description("Waivers; " + WaiverFile.NAME + " in this folder is read without being named.")
                .build());
    }

    /** The waivers of that file. */
    static WaiverFile of(ParseResult parsed) throws IOException {
        Path named = parsed.matchedOptionValue(NAME, null);
        Path file = named == null ? Path.of(WaiverFile.NAME) : named;
        return named == null && !Files.isRegularFile(file)
                ? WaiverFile.NONE
                : WaiverFile.read(file.toString().replace('\\', '/'), Files.readAllBytes(file));
    }
}
