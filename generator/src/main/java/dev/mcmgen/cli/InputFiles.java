package dev.mcmgen.cli;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The files that a command line means: files by name, folders with all that is below them, patterns, and {@code -}. Each
 * file once, in the order of the command line and of the names.
 */
final class InputFiles {

    /** What {@code -} is called in positions. */
    static final String STDIN = "<stdin>";

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private final List<Input> inputs = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    /**
     * A file to read.
     *
     * @param name as it is shown, with {@code /}
     * @param named whether the command line names it, and does not only hold a folder around it
     */
    record Input(String name, Path path, boolean named) {

        boolean isStandardInput() {
            return name.equals(STDIN);
        }
    }

    /** Something in a folder that cannot be looked at. */
    record Trouble(String name, String rule, String message) {}

    private InputFiles() {}

    /** Finds the files; what cannot be found is kept, so that the others can still be read. */
    static InputFiles of(List<String> arguments) {
        InputFiles files = new InputFiles();
        arguments.forEach(files::add);
        return files;
    }

    List<Input> inputs() {
        return inputs;
    }

    List<Trouble> troubles() {
        return troubles;
    }

    /** One sentence for each name that leads nowhere. */
    List<String> missing() {
        return missing;
    }

    private void add(String argument) {
        if (argument.equals("-")) {
            if (inputs.stream().noneMatch(Input::isStandardInput)) {
                inputs.add(new Input(STDIN, Path.of(""), true));
            }
            return;
        }
        if (argument.isEmpty()) {
            missing.add("a name of a file is empty: - means standard input, and . all that is here");
            return;
        }
        try {
            Path path = Path.of(argument);
            if (Files.isDirectory(path)) {
                walk(path, file -> isManifest(file));
            } else if (Files.exists(path)) {
                add(path, true);
            } else if (GLOB.matcher(argument).find()) {
                glob(argument);
            } else {
                missing.add(FileFailure.describe(new NoSuchFileException(argument)));
            }
        } catch (InvalidPathException e) {
            missing.add(Printable.text(argument) + ": this is no name of a file");
        }
    }

    private void glob(String pattern) {
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            int before = inputs.size();
            walk(root(pattern), file -> matcher.matches(file));
            if (inputs.size() == before) {
                missing.add(pattern + ": no file fits this pattern");
            }
        } catch (PatternSyntaxException e) {
            missing.add(pattern + ": this is no pattern for file names");
        }
    }

    /** The folders before the first part with a special character. */
    private static Path root(String pattern) {
        int special = pattern.length()
                - GLOB.splitAsStream(pattern)
                        .skip(1)
                        .mapToInt(part -> part.length() + 1)
                        .sum();
        int slash = pattern.lastIndexOf('/', Math.max(0, special - 1));
        return Path.of(slash < 0 ? "" : slash == 0 ? "/" : pattern.substring(0, slash));
    }

    private void walk(Path folder, Predicate<Path> wanted) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                            Path name = directory.getFileName();
                            boolean hidden = !directory.equals(folder)
                                    && name != null
                                    && name.toString().startsWith(".");
                            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            // A pipe that nobody named would be waited for for ever.
                            if (!attributes.isOther() && wanted.test(file)) {
                                found.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException failure) {
                            boolean loop = failure instanceof FileSystemLoopException;
                            troubles.add(new Trouble(
                                    name(file),
                                    loop ? "file/link-cycle" : "file/unreadable",
                                    loop
                                            ? "what is behind this link is not looked at again: it leads back to a"
                                                    + " folder above it"
                                            : "nothing in here was judged: " + reason(failure)));
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            missing.add(FileFailure.describe(e));
        }
        found.stream().sorted().forEach(file -> add(file, false));
    }

    private void add(Path path, boolean named) {
        if (seen.add(path.toAbsolutePath().normalize())) {
            inputs.add(new Input(name(path), path, named));
        }
    }

    private static boolean isManifest(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static String name(Path path) {
        return path.toString().replace('\\', '/');
    }

    /** Why a file cannot be read, without its name. */
    static String reason(IOException failure) {
        String described = FileFailure.describe(failure);
        int colon = described.indexOf(": ");
        return colon < 0 ? described : described.substring(colon + 2);
    }
}
