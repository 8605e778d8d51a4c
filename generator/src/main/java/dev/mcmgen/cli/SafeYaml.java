package dev.mcmgen.cli;

import dev.mcmgen.rules.Inspector;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A look at a file that may be anything. */
final class SafeYaml {

    private SafeYaml() {}

    /** The first document; empty where it cannot be read. */
    static Optional<YamlDocument> first(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return GoYaml.readFirst(file.toString(), in.readNBytes(Inspector.MAX_BYTES + 1));
        } catch (IOException | ProblemsException | StackOverflowError e) {
            return Optional.empty();
        }
    }
}
