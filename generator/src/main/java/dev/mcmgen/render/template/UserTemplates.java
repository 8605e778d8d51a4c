package dev.mcmgen.render.template;

import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The templates in a user's folder, read whole before anything is rendered: what a template does later, it does in
 * memory, and no file outside the folder can be reached. Only {@code *.ftl} are read; names that begin with a dot are
 * passed over.
 *
 * @param files by their name with {@code .ftl}, such as {@code rancher/cluster.yaml.ftl}
 * @param others the paths of files that are no templates, by their name
 */
record UserTemplates(Map<String, UserFile> files, Map<String, Path> others) {

    /** @param path as the user would name it */
    record UserFile(Path path, String text) {}

    static final UserTemplates NONE = new UserTemplates(Map.of(), Map.of());

    static final String SUFFIX = ".ftl";

    /** Templates are text that a person wrote; what is larger is a mistake. */
    private static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_FILES = 1000;

    /** Files and folders of any kind that are looked at; more of them are no folder of templates. */
    private static final int MAX_ENTRIES = 100 * MAX_FILES;

    private static final int MAX_DEPTH = 8;

    /** @throws ProblemsException if the folder, or a template in it, cannot be used; with all that is wrong */
    static UserTemplates read(Path folder) {
        Map<String, UserFile> files = new TreeMap<>();
        Map<String, Path> others = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder, MAX_DEPTH)) {
            Path root = folder.toRealPath();
            List<Path> all = walk.filter(path -> !isHidden(folder, path))
                    .limit(MAX_ENTRIES)
                    .sorted()
                    .toList();
            List<Path> found =
                    all.stream().filter(path -> isTemplate(folder, path)).toList();
            all.stream()
                    .filter(path -> !isTemplate(folder, path) && Files.isRegularFile(path))
                    .forEach(path -> others.put(nameOf(folder, path), path));
            if (!Files.isDirectory(root)) {
                problems.add(problem(folder, 1, "this is not a folder of templates"));
            } else if (found.size() > MAX_FILES) {
                problems.add(problem(folder, 1, "the folder holds more than " + MAX_FILES + " templates"));
            } else {
                for (Path path : found) {
                    text(root, path, problems)
                            .ifPresent(text -> files.put(nameOf(folder, path), new UserFile(path, text)));
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            problems.add(problem(folder, 1, "the folder of templates cannot be read: " + reason(e)));
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new UserTemplates(files, others);
    }

    private static boolean isHidden(Path folder, Path path) {
        for (Path part : folder.relativize(path)) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTemplate(Path folder, Path path) {
        boolean linkedFolder = Files.isSymbolicLink(path) && Files.isDirectory(path) && !path.equals(folder);
        return linkedFolder || (path.toString().endsWith(SUFFIX) && !Files.isDirectory(path));
    }

    private static Optional<String> text(Path root, Path path, List<Problem> problems) {
        try {
            Path real = path.toRealPath();
            if (!real.startsWith(root)) {
                problems.add(problem(path, 1, "this link leads out of the folder of templates and is not followed"));
            } else if (!Files.isRegularFile(real)) {
                problems.add(problem(path, 1, "this is not a file, and links to folders are not followed"));
            } else if (Files.size(real) > MAX_BYTES) {
                problems.add(problem(path, 1, "the template is larger than 1 MiB"));
            } else {
                return decode(path, Files.readAllBytes(real), problems);
            }
        } catch (IOException e) {
            problems.add(problem(path, 1, "the template cannot be read: " + reason(e)));
        }
        return Optional.empty();
    }

    private static Optional<String> decode(Path path, byte[] bytes, List<Problem> problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            problems.add(problem(path, line, "the template is not UTF-8 text from here on"));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static String nameOf(Path folder, Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    private static Problem problem(Path path, int line, String message) {
        return new Problem("template/unusable", new Position(path.toString().replace('\\', '/'), line, 1), message);
    }

    private static String reason(Exception e) {
        return e instanceof java.nio.file.NoSuchFileException
                        || e.getCause() instanceof java.nio.file.NoSuchFileException
                ? "it does not exist"
                : String.valueOf(e.getMessage());
    }
}
