package dev.mcmgen.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.yaml.GoYaml;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The repairs of all files of a run. */
final class Repairs {

    private final Map<String, Repair> files = new LinkedHashMap<>();

    /** @param findings by place; those that are waived stay as they are */
    Repairs(List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.counts()
                        && finding.fix().filter(fix -> fix.automatic()).isPresent())
                .filter(finding ->
                        Files.isRegularFile(Path.of(finding.position().file())))
                .forEach(finding -> files.computeIfAbsent(finding.position().file(), name -> new Repair())
                        .take(finding));
    }

    /** How many findings are mended. */
    int count() {
        return files.values().stream().mapToInt(Repair::fixes).sum();
    }

    /** What would change, as a unified diff. */
    void show(Console console) throws IOException {
        for (Map.Entry<String, Repair> file : files.entrySet()) {
            String before = text(Path.of(file.getKey()));
            List<String> lines = before.lines().toList();
            List<String> after = file.getValue().apply(before).lines().toList();
            UnifiedDiffUtils.generateUnifiedDiff(file.getKey(), file.getKey(), lines, DiffUtils.diff(lines, after), 3)
                    .forEach(line -> console.out().println(Printable.text(line)));
        }
    }

    /** Writes the files, each whole or not at all. */
    void write() throws IOException {
        for (Map.Entry<String, Repair> file : files.entrySet()) {
            Path path = Path.of(file.getKey()).toRealPath();
            byte[] after = file.getValue().apply(text(path)).getBytes(StandardCharsets.UTF_8);
            GoYaml.readAll(file.getKey(), after); // A fix that breaks the file is a mistake of ours: better none.
            Path temporary = Files.createTempFile(path.getParent(), ".mcmgen", ".tmp");
            try {
                Files.write(temporary, after);
                copyPermissions(path, temporary);
                Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        if (Files.getFileStore(from).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    /** A file in another encoding than UTF-8 would not survive: it is left alone. */
    private static String text(Path file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandFailedException(
                    file + " is not UTF-8, so nothing in it was changed", "convert it, then run this again");
        }
    }
}
