package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the catalogue with the tables it was made from, entry by entry, where they lie beside the repository. */
class SharedDataTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("mcmgen.root", ".."));

    private final Catalog catalog = Catalog.bundled();

    static Path shared(String name) {
        for (String folder : List.of("../shared/data", "../../shared/data")) {
            Path file = REPOSITORY.resolve(folder).resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        assumeTrue(false, "../shared/data/" + name + " is not here, so the comparison was not made");
        throw new AssertionError("unreachable");
    }

    @ParameterizedTest
    @EnumSource
    void everyListOfEveryReleaseIsTheSame(Distribution distribution) throws Exception {
        JsonNode data =
                JsonMapper.shared().readTree(Files.readString(shared("kdm-" + distribution.id() + "-args.json")));

        List<String> seen = new ArrayList<>();
        for (JsonNode row : data.get("releases")) {
            Release release = Release.parse(row.get("version").asString());
            ArgumentList list = catalog.arguments(release);
            assertThat(list.basis()).isEqualTo(new ArgumentList.Basis.Exact());
            assertThat(texts(list.server())).as("server, " + release).isEqualTo(texts(data, row.get("serverArgs")));
            assertThat(texts(list.agent())).as("agent, " + release).isEqualTo(texts(data, row.get("agentArgs")));
            seen.add(release.toString());
        }
        assertThat(catalog.argumentLists(distribution).releases().stream().map(Release::toString))
                .containsExactlyInAnyOrderElementsOf(seen);
    }

    private static Map<String, String> texts(Map<String, Argument> arguments) {
        Map<String, String> texts = new TreeMap<>();
        arguments.forEach((key, argument) -> texts.put(
                key,
                argument.type() + " " + argument.options() + " "
                        + argument.defaultValue().orElse("")));
        return texts;
    }

    private static Map<String, String> texts(JsonNode data, JsonNode index) {
        Map<String, String> texts = new TreeMap<>();
        JsonNode set = data.get("argSets").get(index.asInt());
        for (String key : new TreeSet<>(set.propertyNames())) {
            JsonNode argument = set.get(key);
            List<String> options = new ArrayList<>();
            argument.path("options").forEach(option -> options.add(option.asString()));
            texts.put(
                    key,
                    argument.get("type").asString() + " " + options + " "
                            + argument.path("default").asString(""));
        }
        return texts;
    }
}
