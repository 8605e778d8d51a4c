package dev.mcmgen.cluster.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.cluster.EffectiveCluster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays what the reader of K3s, with the flag libraries below it, made of {@code cluster/config-reader.jsonl}.
 *
 * <p>Not in the table, since our YAML parser reads them otherwise: U+0085 and U+2028 as ends of lines, a byte order mark
 * inside a file, bytes that are no text behind the first document, and maps or merge keys inside a
 * list that stands for the configuration.
 */
class ReaderReplayTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final StandaloneReader READER = new StandaloneReader(Catalog.bundled());

    @TempDir
    Path folder;

    /** One line of the table; its name is what a failure shows. */
    record Case(JsonNode json) {
        @Override
        public String toString() {
            return json.get("name").stringValue();
        }
    }

    static List<Case> cases() throws IOException {
        try (InputStream in = ReaderReplayTest.class.getResourceAsStream("/cluster/config-reader.jsonl")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> new Case(JSON.readTree(line)))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsAsTheReaderDoes(Case of) throws IOException {
        for (JsonNode file : of.json().get("files")) {
            write(file);
        }

        EffectiveCluster read = READER.read(folder, options(of.json()));

        JsonNode expectedError = of.json().get("error");
        if (expectedError.isNull()) {
            assertThat(read.error()).isEmpty();
        } else {
            String error = read.error().orElse("none").replace(folder + "/", "");
            assertThat(error).startsWith(comparable(expectedError.stringValue()));
        }
        assertThat(JSON.<JsonNode>valueToTree(read.groups().get(0).config()))
                .isEqualTo(of.json().get("config"));
    }

    /** What the YAML parser says of bad syntax is in words of its own. */
    private static String comparable(String error) {
        boolean ownWords = error.startsWith("yaml: ")
                && !error.startsWith("yaml: unmarshal")
                && !error.startsWith("yaml: control")
                && !error.startsWith("yaml: map merge");
        return ownWords ? "yaml: line " : error;
    }

    private static StandaloneOptions options(JsonNode of) {
        return new StandaloneOptions(
                Optional.of(Distribution.valueOf(of.get("product").stringValue().toUpperCase(Locale.ROOT))),
                Optional.of(NodeRole.valueOf(of.get("role").stringValue().toUpperCase(Locale.ROOT))),
                Optional.empty());
    }

    private void write(JsonNode file) throws IOException {
        Path path = folder.resolve(file.get("path").stringValue());
        Files.createDirectories(path.getParent());
        if (file.has("folder")) {
            Files.createDirectories(path);
        } else if (file.has("link")) {
            Files.createSymbolicLink(path, Path.of(file.get("link").stringValue()));
        } else if (file.has("base64")) {
            Files.write(path, Base64.getDecoder().decode(file.get("base64").stringValue()));
        } else {
            Files.writeString(path, file.has("text") ? file.get("text").stringValue() : "");
        }
    }
}
