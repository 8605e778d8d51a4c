package dev.mcmgen.cli;

import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.StrictYaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the files that a command line names, standard input among them, and shows their lines beside problems. */
final class SpecInput {

    private static final String STDIN = "<stdin>";
    private static final Pattern API_VERSION = Pattern.compile("(?m)^apiVersion:[ \t]*[\"']?([^\\s\"'#]+)");
    private static final Pattern KIND = Pattern.compile("(?m)^kind:[ \t]*[\"']?([^\\s\"'#]+)");

    private final Console console;
    private final ProblemPrinter printer;
    private boolean standardInputRead;

    SpecInput(Console console) {
        this.console = console;
        this.printer = new ProblemPrinter(console);
    }

    /** Prints problems with the lines of what was read here. */
    ProblemPrinter printer() {
        return printer;
    }

    /**
     * The content of a file that should be a spec; {@code -} is standard input.
     *
     * @throws CommandFailedException if there is no such file, or it plainly is something else than a spec
     */
    SpecSource spec(String file) throws IOException {
        SpecSource source = source(file);
        foreignKind(source).ifPresent(kind -> {
            throw new CommandFailedException(
                    source.file() + " holds a " + kind + ", not a spec; this version of mcmgen reads specs only",
                    "a spec begins with apiVersion: mcmgen/v1 and kind: ClusterSpec or Fleet");
        });
        return source;
    }

    /** The content of an overlay. */
    SpecSource source(String file) throws IOException {
        if (file.equals("-")) {
            return standardInput();
        }
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new CommandFailedException(
                        file + " is a folder", "name the specs inside it, such as " + path.resolve("*.yaml"));
            }
            Path parent = path.toAbsolutePath().getParent();
            try (InputStream in = Files.newInputStream(path)) {
                return new SpecSource(file.replace('\\', '/'), parent == null ? Path.of("") : parent, content(in));
            }
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new CommandFailedException(file + " does not exist", "mcmgen init writes a spec to begin with");
        }
    }

    private SpecSource standardInput() throws IOException {
        if (standardInputRead) {
            throw new CommandFailedException("- stands twice, and standard input can be read once", "name it once");
        }
        standardInputRead = true;
        byte[] content = content(console.in());
        printer.withText(STDIN, new String(content, StandardCharsets.UTF_8));
        return new SpecSource(STDIN, Path.of(""), content);
    }

    /** One byte more than a spec may have is enough to see that it has too many. */
    private static byte[] content(InputStream in) throws IOException {
        return in.readNBytes(StrictYaml.MAX_BYTES + 1);
    }

    private static Optional<String> foreignKind(SpecSource source) {
        String text = new String(source.content(), StandardCharsets.UTF_8);
        Matcher kind = KIND.matcher(text);
        String word = kind.find() ? kind.group(1) : "";
        Matcher version = API_VERSION.matcher(text);
        if (!version.find() || word.equals("ClusterSpec") || word.equals("Fleet")) {
            return Optional.empty();
        }
        return version.group(1).startsWith("mcmgen/")
                ? Optional.empty()
                : Optional.of(word + " of " + version.group(1));
    }
}
