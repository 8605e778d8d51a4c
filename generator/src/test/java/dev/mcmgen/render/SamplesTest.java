package dev.mcmgen.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.fail;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.SpecReader;
import dev.mcmgen.spec.SpecSource;
import dev.mcmgen.yaml.GoYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code mcmgen render samples/CASE/spec.yaml --out-dir samples/CASE/expected} writes is what lies there, byte for
 * byte. {@code mvn verify -Dgolden.update=true} writes the folders anew; read the difference before committing it.
 */
class SamplesTest {

    private static final Path SAMPLES =
            Path.of(System.getProperty("mcmgen.root", "..")).resolve("samples");
    private static final Renderer RENDERER = new Renderer(Catalog.bundled(), Templates.builtIn());

    static List<String> samples() throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyUseHasItsSample() throws IOException {
        assertThat(samples())
                .contains(
                        "vsphere-ipvs-1.26",
                        "vsphere-ipvs-1.35",
                        "custom-nodes",
                        "standalone-rke2-ha",
                        "standalone-k3s",
                        "dual-stack",
                        "air-gapped",
                        "metallb",
                        "windows",
                        "nftables");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isRenderedAsExpected(String sample) throws IOException {
        Path expected = SAMPLES.resolve(sample).resolve("expected");
        List<RenderedFile> files = render(sample).files();
        if (Boolean.getBoolean("golden.update")) {
            delete(expected);
            new OutputFolder(expected).write(files);
            return;
        }
        Map<String, byte[]> before = contents(expected);
        List<String> differences = new ArrayList<>();
        for (RenderedFile file : files) {
            byte[] old = before.remove(file.path());
            byte[] now = file.text().getBytes(StandardCharsets.UTF_8);
            if (old == null) {
                differences.add("not in expected/: " + file.path());
            } else if (!Arrays.equals(old, now)) {
                differences.add(difference(file.path(), old, file.text()));
            }
        }
        before.keySet().forEach(path -> differences.add("in expected/, but no longer rendered: " + path));
        if (!differences.isEmpty()) {
            fail("%s: rendered otherwise than expected; -Dgolden.update=true takes it over%n%s"
                    .formatted(sample, String.join("\n", differences)));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void onlyScriptsAreExecutable(String sample) throws IOException {
        assertThat(render(sample).files())
                .allSatisfy(file -> assertThat(file.executable())
                        .as(file.path())
                        .isEqualTo(file.path().endsWith(".sh")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void goReadsEveryYamlFile(String sample) throws IOException {
        contents(SAMPLES.resolve(sample).resolve("expected")).forEach((path, content) -> {
            if (path.endsWith(".yaml")) {
                assertThatNoException()
                        .as(path)
                        .isThrownBy(
                                () -> assertThat(GoYaml.readAll(path, content)).isNotEmpty());
            }
        });
    }

    @Test
    void givesTheSameBytesInEveryThread() throws IOException {
        List<String> samples = samples();
        List<List<RenderedFile>> once = new ArrayList<>();
        for (String sample : samples) {
            once.add(render(sample).files());
        }
        List<Integer> turns = IntStream.range(0, samples.size() * 8).boxed().toList();

        assertThat(turns.parallelStream()
                        .filter(turn ->
                                !files(samples.get(turn % samples.size())).equals(once.get(turn % samples.size())))
                        .map(turn -> samples.get(turn % samples.size()))
                        .distinct()
                        .toList())
                .isEmpty();
    }

    private static List<RenderedFile> files(String sample) {
        try {
            return render(sample).files();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rendering render(String sample) throws IOException {
        Path folder = SAMPLES.resolve(sample);
        SpecSource source = new SpecSource(
                "samples/" + sample + "/spec.yaml", folder, Files.readAllBytes(folder.resolve("spec.yaml")));
        return RENDERER.render(new SpecReader().read(source), Layout.STREAM);
    }

    /** The regular files below a folder by their paths, which have {@code /} everywhere. */
    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    contents.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        }
        return contents;
    }

    private static String difference(String path, byte[] old, String now) {
        List<String> before = List.of(new String(old, StandardCharsets.UTF_8).split("\n", -1));
        List<String> after = List.of(now.split("\n", -1));
        return String.join(
                "\n",
                UnifiedDiffUtils.generateUnifiedDiff(
                        "expected/" + path, "rendered/" + path, before, DiffUtils.diff(before, after), 3));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
