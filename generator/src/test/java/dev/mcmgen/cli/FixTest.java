package dev.mcmgen.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --fix} makes NAME.after.yaml of each NAME.before.yaml, and nothing of NAME.after.yaml. */
class FixTest {

    private static final Path CASES = Path.of("src/test/resources/fixes");

    @TempDir
    private Path folder;

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".before.yaml"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mends(String name) throws IOException {
        String before = Files.readString(CASES.resolve(name + ".before.yaml"));
        Path golden = CASES.resolve(name + ".after.yaml");
        String after = fixed(name, before);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, after);
        }
        assertThat(after).isEqualTo(Files.readString(golden)).isNotEqualTo(before);
        assertThat(fixed(name, after)).isEqualTo(after);
        assertThat(fixed(name, before.replace("\n", "\r\n"))).isEqualTo(after.replace("\n", "\r\n"));
        assertThat(fixed(name, before.stripTrailing()).stripTrailing()).isEqualTo(after.stripTrailing());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void showsAllOfItAndWritesNothing(String name) throws IOException {
        String before = Files.readString(CASES.resolve(name + ".before.yaml"));
        Path file = file(name);
        Files.writeString(file, before);
        List<String> diff = run("--diff", file.toString()).lines().toList();
        assertThat(file).hasContent(before);
        List<String> lines = Files.readAllLines(CASES.resolve(name + ".after.yaml"));
        assertThat(diff)
                .filteredOn(line -> line.startsWith("+") && !line.startsWith("+++"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(lines).contains(line.substring(1)));
        assertThat(diff)
                .filteredOn(line -> line.startsWith("-") && !line.startsWith("---"))
                .isNotEmpty();
    }

    private Path file(String name) {
        return folder.resolve(name.startsWith("node-") ? "config.yaml" : "cluster.yaml");
    }

    private String fixed(String name, String text) throws IOException {
        Path file = file(name);
        Files.writeString(file, text);
        run("--fix", file.toString());
        return Files.readString(file);
    }

    private static String run(String mode, String file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                false,
                false,
                Map.of(),
                ColorMode.AUTO);
        List<String> line = List.of("validate", mode, file, "--kubernetes", "v1.33.5+rke2r1");
        new Cli(List.of(new ValidateVerb(Clock.systemUTC()))).run(line, console);
        return out.toString(UTF_8);
    }
}
