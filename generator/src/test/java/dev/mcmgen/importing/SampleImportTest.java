package dev.mcmgen.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every sample is rendered to is imported and rendered again, byte for byte; the spec that comes back lies in the tests'
 * resources, to be read beside the sample's own.
 */
class SampleImportTest {

    private static final Path SAMPLES = Imports.ROOT.resolve("samples");

    static List<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("expected/rancher")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void importedSampleRendersToTheSameBytes(Path sample) throws IOException {
        String spec = Files.readString(sample.resolve("spec.yaml"));
        String stream = Imports.rendered(spec, sample);
        Optional<String> rancher =
                Imports.spec(spec, sample).spec().rancher().version().map(Object::toString);

        Imported imported = Imports.of(stream, rancher);

        assertThat(imported.verdict().differences()).isEmpty();
        assertThat(imported.kept()).isEmpty();
        assertThat(imported.leftOut()).isEmpty();
        assertThat(Imports.rendered(imported.text())).isEqualTo(stream);
        assertThat(Imports.of(Imports.rendered(imported.text()), rancher).text())
                .isEqualTo(imported.text());
        String name = "samples/" + sample.getFileName() + ".yaml";
        assertThat(imported.text()).isEqualTo(Imports.golden(name, imported.text()));
    }
}
