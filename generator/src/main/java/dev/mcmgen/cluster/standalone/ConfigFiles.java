package dev.mcmgen.cluster.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the files of a configuration: the base file, then the drop-ins by the bytes of their names. Hidden files count,
 * sub-folders do not. Messages are those of Go.
 */
final class ConfigFiles {

    private static final String LOOP = "too many levels of symbolic links";

    private static final Comparator<Path> BY_NAME = (a, b) -> Arrays.compareUnsigned(
            String.valueOf(a.getFileName()).getBytes(StandardCharsets.UTF_8),
            String.valueOf(b.getFileName()).getBytes(StandardCharsets.UTF_8));

    private ConfigFiles() {}

    /** In the order in which they are read. */
    static List<Path> of(StandalonePath named) throws ConfigFailure, IOException {
        List<Path> files = new ArrayList<>();
        Optional<Path> folder = named.dropIns();
        if (folder.isPresent()) {
            files.addAll(dropIns(folder.get()));
        } else {
            files.add(named.path());
        }
        Optional<Path> base = named.base();
        if (base.isPresent() && isThere(base.get(), "stat")) {
            files.add(0, base.get());
        }
        return files;
    }

    private static List<Path> dropIns(Path folder) throws ConfigFailure, IOException {
        if (!isThere(folder, "open")) {
            return List.of();
        }
        if (!Files.isDirectory(folder)) {
            throw new ConfigFailure("open " + name(folder) + ": not a directory");
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (isYaml(entry) && !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(entry);
                }
            }
        } catch (FileSystemException e) {
            throw new ConfigFailure("open " + name(folder) + ": " + reason(e));
        }
        files.sort(BY_NAME);
        return files;
    }

    private static boolean isYaml(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /**
     * Whether it exists, links followed.
     *
     * @param call of the operating system, as Go names it when it fails
     */
    private static boolean isThere(Path path, String call) throws ConfigFailure, IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).size() >= 0;
        } catch (NoSuchFileException e) {
            return false;
        } catch (FileSystemException e) {
            throw new ConfigFailure(call + " " + name(path) + ": " + reason(e));
        }
    }

    static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = String.valueOf(e.getReason()).toLowerCase(Locale.ROOT);
        return reason.contains(LOOP) ? LOOP : reason;
    }

    /** The file as positions and messages name it. */
    static String name(Path path) {
        return path.toString().replace('\\', '/');
    }
}
