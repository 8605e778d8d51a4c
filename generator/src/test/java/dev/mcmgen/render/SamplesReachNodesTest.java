package dev.mcmgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.NodeRole;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlMapping;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlScalar;
import dev.mcmgen.yaml.YamlSequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the samples' output asks of Rancher, Rancher does: the rules of rancher-cluster.md §0, read from the output alone. */
class SamplesReachNodesTest {

    private static final Path SAMPLES =
            Path.of(System.getProperty("mcmgen.root", "..")).resolve("samples");
    private static final Pattern SECRET = Pattern.compile(
            "(?im)^\\s*(?:- )?[\"']?(password|token|agent-token|username|[a-z0-9-]*(secret|access)-?key)[\"']?: +(?!REPLACE-).*$");

    /** A sample's Cluster, named for messages. */
    record Cluster(String sample, YamlMapping object) {

        Optional<YamlNode> at(String pointer) {
            return JsonPointer.parse(pointer).resolve(object);
        }

        @Override
        public String toString() {
            return sample;
        }
    }

    static List<Cluster> clusters() throws IOException {
        List<Cluster> clusters = new ArrayList<>();
        for (Path file : expected()) {
            if (SAMPLES.relativize(file).getName(2).toString().equals("rancher")) {
                for (YamlDocument document : GoYaml.readAll(file.toString(), Files.readAllBytes(file))) {
                    document.root()
                            .map(YamlMapping.class::cast)
                            .filter(object -> text(object, "kind").equals("Cluster"))
                            .ifPresent(object -> clusters.add(new Cluster(file.toString(), object)));
                }
            }
        }
        return clusters;
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void everySettingPassesTheArgumentListOfTheRelease(Cluster cluster) {
        Release release = Release.parse(
                ((YamlScalar) cluster.at("/spec/kubernetesVersion").orElseThrow()).text());
        ArgumentList list = Catalog.bundled().arguments(release);

        for (YamlMapping config : configs(cluster)) {
            for (YamlMapping.Entry entry : config.entries()) {
                assertThat(list.allows(entry.name(), NodeRole.SERVER))
                        .as(entry.name())
                        .isTrue();
                assertThat(passes(entry.value())).as(entry.name()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void aSelectorHoldsWhatItsListReplaces(Cluster cluster) {
        YamlMapping global =
                (YamlMapping) cluster.at("/spec/rkeConfig/machineGlobalConfig").orElseThrow();
        for (YamlMapping config : configs(cluster)) {
            for (YamlMapping.Entry entry : config.entries()) {
                if (entry.value() instanceof YamlSequence items
                        && global.get(entry.name()).orElse(items) instanceof YamlSequence replaced) {
                    assertThat(texts(items)).as(entry.name()).containsAll(texts(replaced));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void noChartHasTwoWriters(Cluster cluster) {
        Set<String> charts = new HashSet<>();
        cluster.at("/spec/rkeConfig/chartValues")
                .ifPresent(values -> ((YamlMapping) values).entries().forEach(entry -> charts.add(entry.name())));
        cluster.at("/spec/rkeConfig/additionalManifest")
                .ifPresent(manifest -> GoYaml.readAll(
                                "additionalManifest",
                                ((YamlScalar) manifest).text().getBytes(StandardCharsets.UTF_8))
                        .forEach(document -> {
                            YamlMapping object = (YamlMapping) document.root().orElseThrow();
                            if (text(object, "kind").equals("HelmChartConfig")) {
                                String name = text(
                                        (YamlMapping) object.get("metadata").orElseThrow(), "name");
                                assertThat(charts.add(name)).as(name).isTrue();
                            }
                        }));
    }

    @Test
    void noFileHoldsASecret() throws IOException {
        List<Path> files = expected();
        assertThat(files).hasSizeGreaterThan(50);
        for (Path file : files) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(SECRET);
        }
    }

    private static List<YamlMapping> configs(Cluster cluster) {
        List<YamlMapping> configs = new ArrayList<>();
        configs.add(
                (YamlMapping) cluster.at("/spec/rkeConfig/machineGlobalConfig").orElseThrow());
        cluster.at("/spec/rkeConfig/machineSelectorConfig")
                .ifPresent(selectors -> ((YamlSequence) selectors)
                        .items()
                        .forEach(selector -> configs.add((YamlMapping)
                                ((YamlMapping) selector).get("config").orElseThrow())));
        return configs;
    }

    /** Text, a truth value or a list of texts; Rancher drops numbers and maps, and prunes what is empty. */
    private static boolean passes(YamlNode value) {
        if (value instanceof YamlSequence list) {
            return !list.items().isEmpty()
                    && list.items().stream()
                            .allMatch(item -> item instanceof YamlScalar scalar && scalar.value() instanceof String);
        }
        return value instanceof YamlScalar scalar
                && (scalar.value() instanceof Boolean || (scalar.value() instanceof String text && !text.isEmpty()));
    }

    private static List<String> texts(YamlSequence list) {
        return list.items().stream().map(item -> ((YamlScalar) item).text()).toList();
    }

    private static String text(YamlMapping object, String key) {
        return object.get(key)
                .filter(YamlScalar.class::isInstance)
                .map(value -> ((YamlScalar) value).text())
                .orElse("");
    }

    private static List<Path> expected() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            SAMPLES.relativize(file).getName(1).toString().equals("expected"))
                    .sorted()
                    .toList();
        }
    }
}
