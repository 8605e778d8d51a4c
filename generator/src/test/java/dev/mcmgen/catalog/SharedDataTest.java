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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

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

    @Test
    void everyConfigurationKeyHasTheSameRange() throws Exception {
        ConfigKeys keys = catalog.configKeys(Distribution.RKE2);
        List<String> lines = Files.readAllLines(shared("rke2-config-keys.csv"));
        List<String> names = new ArrayList<>();

        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            String name = cells.get(0);
            names.add(name);
            ConfigKey key = keys.find(name).orElseThrow();
            assertThat(key.type()).as(name).isEqualTo(cells.get(1));
            assertThat(key.hidden()).as(name).isEqualTo(cells.get(8).equals("yes"));
            Map<String, String> firsts = firsts(cells.get(9));
            for (Release release : catalog.releases(Distribution.RKE2)) {
                boolean expected = expected(release, cells.get(4), cells.get(5), firsts);
                assertThat(key.accepts(release, NodeRole.SERVER))
                        .as(name + " on a server of " + release)
                        .isEqualTo(expected);
            }
            Release r2 = Release.parse("v1.26.10+rke2r2");
            assertThat(key.accepts(r2, NodeRole.SERVER))
                    .as(name)
                    .isEqualTo(cells.get(10).equals("yes"));
            assertThat(key.accepts(r2, NodeRole.AGENT))
                    .as(name)
                    .isEqualTo(cells.get(11).equals("yes"));
        }
        assertThat(keys.all().stream().map(ConfigKey::name)).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void everyReleaseIsKnownWithItsChart() throws Exception {
        List<String> expected = new ArrayList<>();
        for (String line : Files.readAllLines(shared("rke2-versions.txt"))) {
            if (line.startsWith("v")) {
                String[] cells = line.split("\t", -1);
                expected.add(cells[0] + " " + cells[4]);
            }
        }

        assertThat(catalog.releases(Distribution.RKE2).stream()
                        .map(release -> release + " "
                                + catalog.facts(release).corednsChart().orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amazonec2", "azure", "digitalocean", "google", "openstack", "vmwarevsphere"})
    void everyFieldOfALiveDriverIsTheSame(String name) throws Exception {
        JsonNode crd =
                YAMLMapper.shared().readTree(Files.readString(shared("crds/live-v2.15.0/" + name + "configs.yaml")));
        JsonNode properties = crd.at("/spec/versions/0/schema/openAPIV3Schema/properties");
        Map<String, String> expected = new TreeMap<>();
        for (String field : properties.propertyNames()) {
            if (!List.of("apiVersion", "kind", "metadata", "common").contains(field)) {
                expected.put(field, properties.get(field).get("type").asString());
            }
        }

        MachineDriver driver = catalog.machineDrivers()
                .ofKind(crd.at("/spec/names/kind").asString())
                .orElseThrow();
        Map<String, String> ours = new TreeMap<>();
        driver.fields()
                .forEach((field, known) -> ours.put(
                        field,
                        switch (known.type()) {
                            case STRING -> "string";
                            case BOOLEAN -> "boolean";
                            case STRING_ARRAY -> "array";
                        }));
        assertThat(ours).isEqualTo(expected);
    }

    /** What the columns first_minor, last_minor and first_patch_where_not_dot0 say of a release. */
    private static boolean expected(Release release, String first, String last, Map<String, String> firsts) {
        String minor = release.minorText();
        if (!last.isEmpty() && minor(minor) > minor(last)) {
            return false;
        }
        if (firsts.isEmpty()) {
            return minor(minor) >= minor(first);
        }
        String patch = firsts.get(minor);
        if (patch != null) {
            return release.compareTo(Release.parse("v" + patch)) >= 0;
        }
        return firsts.keySet().stream().allMatch(named -> minor(minor) > minor(named));
    }

    private static int minor(String text) {
        return Integer.parseInt(text.substring(text.indexOf('.') + 1));
    }

    private static Map<String, String> firsts(String cell) {
        Map<String, String> firsts = new TreeMap<>();
        for (String release : cell.isEmpty() ? new String[0] : cell.split(";", -1)) {
            firsts.put(Release.parse("v" + release).minorText(), release);
        }
        return firsts;
    }

    /** The cells of a line of CSV, quotes taken off. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
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
