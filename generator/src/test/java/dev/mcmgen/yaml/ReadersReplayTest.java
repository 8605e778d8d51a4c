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
            assertThat(List.of(row).subList(3, row.length))
                    .as(row[0])
                    .hasSize(4)
                    .containsOnly("same");
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

    @Test
    void ourOwnGoReaderReadsWhatWasMeant() {
        Stream.concat(
                        ReaderCorpus.handPicked().stream(),
                        ReaderCorpus.random().stream().limit(2000))
                .forEach(text -> {
                    Map<String, Object> data = ReaderCorpus.everywhere(text);
                    assertThat(goReads(YamlWriter.write(data))).as(text).isEqualTo(data);
                });
    }

    @Test
    void ourOwnGoReaderReadsUnquotedScalarsAsGoDoes() {
        rows("plain-scalars.tsv").forEach(row -> {
            JsonNode go = JSON.readTree(row[1]);
            if (go.isObject()) {
                return; // Rancher refuses it: no JSON can hold it.
            }
            Object ours = goReads(row[0] + "\n");
            if (go.isNumber()) {
                assertThat(((Number) ours).doubleValue()).as(row[0]).isEqualTo(go.doubleValue());
            } else if (go.isNull()) {
                assertThat(ours).as(row[0]).isEqualTo(YamlScalar.NULL);
            } else {
                assertThat(JSON.<JsonNode>valueToTree(ours)).as(row[0]).isEqualTo(go);
            }
        });
    }

    private static Object goReads(String document) {
        List<YamlDocument> read = GoYaml.readAll(YamlText.of("test.yaml", document));
        assertThat(read).hasSize(1);
        return read.get(0).root().map(YamlNode::toData).orElse(YamlScalar.NULL);
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
