package dev.mcmgen.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays what the readers of the field made of our writer's text. Where this fails after a change to the writer, run
 * {@code .ci/yaml-readers/run}: it asks the readers again.
 */
class ReadersReplayTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void theWriterWritesWhatTheReadersHaveRead() {
        rows("readers.tsv").forEach(row -> {
            String text = JSON.readValue(row[0], String.class);
            assertThat(YamlScalars.write(text)).as(row[0]).isEqualTo(row[1]);
            assertThat(YamlWriter.write(Map.of("k", text))).as(row[0]).isEqualTo(JSON.readValue(row[2], String.class));
            assertThat(List.of(row).subList(3, row.length)).as(row[0]).hasSize(4).containsOnly("same");
        });
    }

    @Test
    void theTableHoldsEveryHandPickedText() {
        Set<String> replayed = new LinkedHashSet<>();
        rows("readers.tsv").forEach(row -> replayed.add(JSON.readValue(row[0], String.class)));

        assertThat(replayed).containsAll(ReaderCorpus.handPicked()).hasSizeGreaterThan(500);
    }

    @Test
    void whatAnyReaderTakesForSomethingElseIsNeverLeftPlain() {
        List<String> taken = rows("plain-scalars.tsv")
                .filter(row -> Stream.of(row).skip(1).anyMatch(read -> !isText(read, row[0])))
                .map(row -> row[0])
                .toList();

        assertThat(taken).hasSizeGreaterThan(80).contains("yes", "0600", "2001-12-14", "1_000");
        assertThat(taken).noneMatch(YamlScalars::isPlain);
    }

    private static boolean isText(String json, String text) {
        JsonNode read = JSON.readTree(json);
        return read.isString() && read.stringValue().equals(text);
    }

    private static Stream<String[]> rows(String table) {
        try (InputStream in = ReadersReplayTest.class.getResourceAsStream("/yaml/" + table)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("# ")).map(line -> line.split("\t", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
