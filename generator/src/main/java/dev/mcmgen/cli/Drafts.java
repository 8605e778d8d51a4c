package dev.mcmgen.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.mcmgen.cluster.standalone.Contents;
import dev.mcmgen.rules.Inspector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands in the files of a run: as on disk, or changed and not yet saved. */
final class Drafts implements Contents {

    private final Map<String, byte[]> changed = new TreeMap<>();
    private byte @Nullable [] standardInput;

    /** Takes what standard input says, once: it cannot be read again. */
    byte[] standardInput(InputStream in) throws IOException {
        byte[] known = standardInput;
        if (known == null) {
            known = in.readNBytes(Inspector.MAX_BYTES + 1);
            standardInput = known;
        }
        return changed.getOrDefault(InputFiles.STDIN, known);
    }

    @Override
    public byte[] read(Path file) throws IOException {
        byte[] draft = changed.isEmpty() ? null : changed.get(name(file));
        if (draft != null) {
            return draft;
        }
        try (InputStream in = Files.newInputStream(file)) {
            // One byte more than is read is enough to see that there are too many.
            return in.readNBytes(Inspector.MAX_BYTES + 1);
        }
    }

    /** Whether there is such a file that can be changed. */
    boolean has(String file) {
        return file.equals(InputFiles.STDIN) ? standardInput != null : Files.isRegularFile(Path.of(file));
    }

    /**
     * The text of a file as a position names it.
     *
     * @throws CommandFailedException if it is not UTF-8 and would not survive
     */
    String text(String file) throws IOException {
        byte[] draft = changed.get(file);
        return decode(file, draft == null ? original(file) : draft);
    }

    void change(String file, String text) {
        changed.put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Prints what is changed, as a unified diff. */
    void show(Console console) throws IOException {
        for (String file : changed.keySet()) {
            List<String> before = decode(file, original(file)).lines().toList();
            List<String> after = text(file).lines().toList();
            for (String line :
                    UnifiedDiffUtils.generateUnifiedDiff(file, file, before, DiffUtils.diff(before, after), 3)) {
                console.out().println(Printable.text(line));
            }
        }
    }

    /** Writes the changed files, each whole or not at all. */
    void save() throws IOException {
        for (Map.Entry<String, byte[]> file : changed.entrySet()) {
            Path path = Path.of(file.getKey()).toRealPath();
            Path temporary = Files.createTempFile(path.getParent(), ".mcmgen", ".tmp");
            try {
                Files.write(temporary, file.getValue());
                copyPermissions(path, temporary);
                Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
        changed.clear();
    }

    private byte[] original(String file) throws IOException {
        byte[] given = standardInput;
        return given != null && file.equals(InputFiles.STDIN) ? given : Files.readAllBytes(Path.of(file));
    }

    private static String decode(String file, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandFailedException(
                    file + " is not UTF-8, so nothing in it was changed", "convert it, then run this again");
        }
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        if (Files.getFileStore(from).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }
}
