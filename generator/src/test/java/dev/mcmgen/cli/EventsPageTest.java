package dev.mcmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.yaml.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page that explains the events of {@code push -o json} names every event and every field of their schema. */
class EventsPageTest {

    private static final Path ROOT = Path.of(System.getProperty("mcmgen.root", ".."));

    @Test
    void everyEventAndFieldIsExplained() throws IOException {
        byte[] schema = Files.readAllBytes(ROOT.resolve("schemas/progress-event.schema.json"));
        ApiObject form = ApiObject.of((Map<?, ?>) JsonReader.read(schema));
        String page = Files.readString(ROOT.resolve("docs/status.md"));
        String events = page.substring(page.indexOf("## Events"));
        assertThat(form.object("properties").fields().keySet())
                .hasSizeGreaterThan(20)
                .allMatch(field -> events.contains("`" + field + "`"));
        ApiObject known = form.objects("allOf").get(0);
        assertThat(known.list("if", "properties", "event", "enum"))
                .hasSizeGreaterThan(10)
                .allMatch(event -> events.contains("`" + event + "`"));
    }
}
