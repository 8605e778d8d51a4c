package dev.mcmgen.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that rendered files are written to. Files that are not ours are never touched. */
public final class OutputFolder {

    private static final int CONTEXT = 3;
    private static final Set<PosixFilePermission> EXECUTE = EnumSet.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private final Path folder;
    private final Exchange.Renaming renaming;

    public OutputFolder(Path folder) {
        this(folder, (from, to) -> Files.move(from, to, StandardCopyOption.REPLACE_EXISTING));
    }

    /** @param renaming how a file takes another place */
    OutputFolder(Path folder, Exchange.Renaming renaming) {
        this.folder = folder;
        this.renaming = renaming;
    }

    /**
     * Writes the files. All of them are written beside their places first, and only when the last one is complete do
     * they take them, so that a full disk leaves what was there. When one cannot take its place, those before it give
     * theirs back to the old files. Folders that were made for them go away again, too.
     */
    public void write(List<RenderedFile> files) throws IOException {
        Map<Path, Path> staged = new LinkedHashMap<>();
        Deque<Path> made = new ArrayDeque<>();
        try {
            Set<Path> there = new HashSet<>();
            for (RenderedFile file : files) {
                Path place = folder.resolve(file.path());
                if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
                    throw new FileSystemException(place.toString(), null, "it is a folder, and a file has to go there");
                }
                Path parent = place.toAbsolutePath().getParent();
                if (there.add(parent)) {
                    makeFolder(parent, made);
                }
                staged.put(stage(place, file), place);
            }
            new Exchange(renaming).run(staged);
            staged.clear(); // they are no longer where they were staged
            made.clear();
        } finally {
            for (Path left : staged.keySet()) {
                Files.deleteIfExists(left);
            }
            for (Path left : made) {
                removeIfEmpty(left);
            }
        }
    }

    /** @param made receives each folder that was not there, the deepest first */
    private static void makeFolder(@Nullable Path place, Deque<Path> made) throws IOException {
        if (place == null || Files.isDirectory(place)) {
            return;
        }
        makeFolder(place.getParent(), made);
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(place.toString());
        }
        Files.createDirectory(place);
        made.addFirst(place);
    }

    private static void removeIfEmpty(Path left) throws IOException {
        try {
            Files.deleteIfExists(left);
        } catch (DirectoryNotEmptyException e) {
            // Somebody else has put something there meanwhile.
        }
    }

    private static Path stage(Path place, RenderedFile file) throws IOException {
        Path staged = Exchange.beside(place, "tmp");
        try {
            Files.writeString(staged, file.text(), StandardCharsets.UTF_8);
            if (file.executable() && Files.getFileAttributeView(staged, PosixFileAttributeView.class) != null) {
                Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(staged));
                permissions.addAll(EXECUTE);
                Files.setPosixFilePermissions(staged, permissions);
            }
            return staged;
        } catch (IOException e) {
            Files.deleteIfExists(staged);
            throw e;
        }
    }

    /** How the files on disk differ from these, as a unified diff; empty where they do not. */
    public List<String> differences(List<RenderedFile> files) throws IOException {
        List<String> lines = new ArrayList<>();
        for (RenderedFile file : files) {
            String there = read(folder.resolve(file.path()));
            if (!there.equals(file.text())) {
                List<String> before = there.lines().toList();
                List<String> after = file.text().lines().toList();
                List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                        folder.resolve(file.path()).toString(),
                        "rendered/" + file.path(),
                        before,
                        DiffUtils.diff(before, after),
                        CONTEXT);
                lines.addAll(diff.isEmpty() ? List.of(folder.resolve(file.path()) + ": line ends differ") : diff);
            }
        }
        return lines;
    }

    private static String read(Path place) throws IOException {
        try {
            return new String(Files.readAllBytes(place), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Files in the folders that we write to which are not among these: from an earlier layout, or somebody's own. */
    public List<Path> others(List<RenderedFile> files) throws IOException {
        Set<Path> folders = new TreeSet<>();
        Set<Path> ours = new HashSet<>();
        for (RenderedFile file : files) {
            folders.add(folder.resolve(file.path().substring(0, file.path().indexOf('/'))));
            ours.add(folder.resolve(file.path()));
        }
        List<Path> others = new ArrayList<>();
        for (Path top : folders) {
            if (Files.isDirectory(top)) {
                try (Stream<Path> all = Files.walk(top)) {
                    all.filter(path -> !ours.contains(path) && Files.isRegularFile(path))
                            .sorted()
                            .forEach(others::add);
                }
            }
        }
        return others;
    }
}
