package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as a process, installed in a folder of its own: the script, and the jar in {@code lib/}. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {

    private static final Path ROOT =
            Path.of(System.getProperty("mcmgen.root", "..")).normalize();
    private static final Path OWN_JAVA = Path.of(System.getProperty("java.home"));

    /** How a process ended. */
    private record Run(int exitCode, String out, String err) {}

    @TempDir
    private Path temporary;

    private Path home;
    private Path cache;

    @BeforeEach
    void install() throws IOException {
        cache = temporary.resolve("the cache");
        home = temporary.resolve("home");
        installIn(home);
    }

    private static void installIn(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.copy(ROOT.resolve("mcmgen"), folder.resolve("mcmgen"));
        Files.copy(ROOT.resolve("generator/target/mcmgen.jar"), folder.resolve("lib/mcmgen.jar"));
    }

    /** The Java of this build, and every Java 17 and 25 beside it. */
    static Stream<Path> javas() throws IOException {
        List<Path> homes = new ArrayList<>(List.of(OWN_JAVA));
        Path siblings = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(siblings)) {
            try (Stream<Path> found = Files.list(siblings)) {
                found.filter(path -> path.getFileName().toString().matches(".*(17|25).*"))
                        .filter(path -> Files.isExecutable(path.resolve("bin/java")))
                        .filter(path -> !Files.isSymbolicLink(path))
                        .forEach(homes::add);
            }
        }
        return homes.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void archiveIsMadeAndUsedAndChangesNothing(Path java) throws Exception {
        Run without = mcmgen(Map.of("JAVA_HOME", java.toString(), "MCMGEN_CACHE_DIR", ""), "completion", "bash");
        Run first = mcmgen(Map.of("JAVA_HOME", java.toString()), "completion", "bash");
        Path loaded = temporary.resolve("loaded");
        Run second = mcmgen(
                Map.of("JAVA_HOME", java.toString(), "MCMGEN_JAVA_OPTS", "-Xlog:class+load:file=" + loaded),
                "completion",
                "bash");

        assertThat(without.exitCode()).isZero();
        assertThat(without.out()).contains("mcmgen");
        assertThat(first).isEqualTo(without);
        assertThat(second).isEqualTo(without);
        assertThat(Files.readAllLines(loaded))
                .anyMatch(line -> line.contains("dev.mcmgen.cli.Main ") && line.contains("shared objects file"))
                .anyMatch(line -> line.contains("picocli.CommandLine ") && line.contains("shared objects file"));
    }

    @Test
    void runsFromAnyFolderAndThroughLinks() throws Exception {
        Run direct = mcmgen(Map.of(), "version");
        Path links = Files.createDirectories(temporary.resolve("li nks/deeper"));
        Files.createSymbolicLink(links.resolve("one"), Path.of("../two"));
        Files.createSymbolicLink(links.resolveSibling("two"), home.resolve("mcmgen"));

        assertThat(direct.exitCode()).isZero();
        assertThat(direct.err()).isEmpty();
        assertThat(process(links, Map.of(), "./one", "version")).isEqualTo(direct);
        assertThat(process(home, Map.of(), "./mcmgen", "version")).isEqualTo(direct);
        assertThat(process(home, Map.of(), "sh", "mcmgen", "version")).isEqualTo(direct);
        Map<String, String> onPath = Map.of("PATH", links + ":" + System.getenv("PATH"));
        assertThat(process(Path.of("/"), onPath, "sh", "-c", "one version")).isEqualTo(direct);
    }

    /** Java 17 shares no classes of a jar in such a folder; that costs time, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"with space", "ümlaut", "$dollar*"})
    void runsInAnyFolder(String name) throws Exception {
        Path folder = temporary.resolve(name);
        installIn(folder);
        Run run = process(folder, Map.of(), folder.resolve("mcmgen").toString(), "version");
        assertThat(run).isEqualTo(mcmgen(Map.of(), "version"));
        assertThat(process(folder, Map.of(), "./mcmgen", "version")).isEqualTo(run);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void cutArchiveIsNotUsedAndMadeAnew(Path java) throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", java.toString());
        Run whole = mcmgen(environment, "version");
        Path archive = archive(java);
        long size = Files.size(archive);
        assertThat(archive.toFile().setWritable(true)).isTrue();
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.setLength(size / 2);
        }

        assertThat(mcmgen(environment, "version")).isEqualTo(whole);
        assertThat(Files.size(archive(java))).isGreaterThan(size / 2);
    }

    /** Of itself Java 25 would run the classes that its AOT cache holds. */
    @ParameterizedTest
    @MethodSource("javas")
    void archiveOfAnotherJarIsNotUsedAndMadeAnew(Path java) throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", java.toString());
        Run before = mcmgen(environment, "version");
        String stamp = Files.readString(stamp(java));
        Files.setLastModifiedTime(home.resolve("lib/mcmgen.jar"), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(mcmgen(environment, "version")).isEqualTo(before);
        assertThat(Files.readString(stamp(java))).isNotEqualTo(stamp);
    }

    @Test
    void missingStampOrArchiveChangesNothing() throws Exception {
        Run before = mcmgen(Map.of(), "version");
        Files.delete(stamp(OWN_JAVA));
        assertThat(mcmgen(Map.of(), "version")).isEqualTo(before);
        Files.delete(archive(OWN_JAVA));
        assertThat(mcmgen(Map.of(), "version")).isEqualTo(before);
    }

    @Test
    void cacheThatCannotBeWrittenChangesNothing() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThat(mcmgen(Map.of("MCMGEN_CACHE_DIR", file.resolve("cache").toString()), "version"))
                .isEqualTo(mcmgen(Map.of(), "version"));
    }

    @Test
    void severalFirstRunsAtOnceDoNotDisturbEachOther() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(start(temporary, Map.of(), home.resolve("mcmgen").toString(), "version"));
        }
        for (Process process : processes) {
            assertThat(end(process)).isEqualTo(mcmgen(Map.of(), "version"));
        }
        try (Stream<Path> left = Files.walk(cache)) {
            assertThat(left.filter(Files::isRegularFile)).containsExactlyInAnyOrder(archive(OWN_JAVA), stamp(OWN_JAVA));
        }
    }

    @Test
    void javaThatIsMissingOrTooOldIsNamed() throws Exception {
        Run missing = mcmgen(Map.of("JAVA_HOME", "/no/such/java"), "version");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("JAVA_HOME is /no/such/java").contains("Java 17 or newer");

        Run none = process(
                temporary,
                Map.of("PATH", "/no/such/folder", "JAVA_HOME", ""),
                home.resolve("mcmgen").toString(),
                "version");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("no java on PATH").contains("Java 17 or newer");

        for (String version : List.of("11.0.2", "1.8.0_392")) {
            Path old = Files.createDirectories(temporary.resolve("old " + version));
            Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
            Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2019-01-15' >&2\n");
            assertThat(java.toFile().setExecutable(true)).isTrue();
            Run run = mcmgen(Map.of("JAVA_HOME", old.toString()), "version");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).containsPattern("is Java (11|8)\\. mcmgen needs Java 17 or newer");
        }
    }

    @Test
    void launcherWithoutJarAndSourcesSaysSo() throws Exception {
        Files.delete(home.resolve("lib/mcmgen.jar"));
        Run run = mcmgen(Map.of(), "version");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nor a source tree to build it from");
    }

    @Test
    void exitCodeIsThePrograms() throws Exception {
        assertThat(mcmgen(Map.of(), "no-such-verb").exitCode()).isEqualTo(2);
    }

    @Test
    void readerThatWentAwayIsNoError() throws Exception {
        Run run = shell("{ sleep 0.2; exec \"$0\" completion bash; } 2>err | true; cat err");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void fullDiskIsAnError() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Run run = shell("\"$0\" version >/dev/full");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("standard output could not be written");
    }

    /** An AOT cache, unless it is the oldest Java. */
    private Path archive(Path java) throws IOException {
        String base = cache.toString() + real(home.resolve("lib/mcmgen.jar")) + real(java.resolve("bin/java"));
        boolean old = Files.readString(java.resolve("release")).contains("JAVA_VERSION=\"17.");
        return Path.of(base + (old ? ".jsa" : ".aot"));
    }

    private Path stamp(Path java) throws IOException {
        return Path.of(archive(java) + ".stamp");
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Run mcmgen(Map<String, String> environment, String... arguments) throws Exception {
        String[] command = Stream.concat(Stream.of(home.resolve("mcmgen").toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return process(temporary, environment, command);
    }

    /** Runs a shell line in which {@code $0} is the launcher. */
    private Run shell(String line) throws Exception {
        return process(
                temporary, Map.of(), "sh", "-c", line, home.resolve("mcmgen").toString());
    }

    private Run process(Path folder, Map<String, String> environment, String... command) throws Exception {
        return end(start(folder, environment, command));
    }

    private Process start(Path folder, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> all = builder.environment();
        all.remove("MCMGEN_JAVA_OPTS");
        all.remove("JAVA_TOOL_OPTIONS");
        all.put("MCMGEN_CACHE_DIR", cache.toString());
        all.putAll(environment);
        if (!environment.containsKey("JAVA_HOME")) {
            all.put("JAVA_HOME", OWN_JAVA.toString());
        }
        return builder.start();
    }

    private static Run end(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), out, err);
    }
}
