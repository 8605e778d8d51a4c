package dev.mcmgen.cluster.rancher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.NodeFile;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlNode;
import dev.mcmgen.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The plan that a real Rancher v2.15.0 made, byte by byte but for what only it could know. */
class RancherPlanFixtureTest {

    private static final String CONFIG = "/etc/rancher/rke2/config.yaml.d/50-rancher.yaml";

    private static YamlNode fixture(String name) throws IOException {
        Path root = Path.of(System.getProperty("mcmgen.root", ".."));
        for (String folder : List.of("../shared", "../../shared")) {
            Path file = root.resolve(folder).resolve("fixtures/rancher/v2.15.0").resolve(name);
            if (Files.isRegularFile(file)) {
                return json(Files.readString(file));
            }
        }
        assumeTrue(
                false, "../shared/fixtures/rancher/v2.15.0/" + name + " is not here, so the comparison was not made");
        throw new AssertionError("unreachable");
    }

    private static YamlNode json(String text) {
        return GoYaml.readAll(YamlText.of("fixture", text)).get(0).root().orElseThrow();
    }

    private static String text(YamlNode root, String pointer) {
        return (String) JsonPointer.parse(pointer).resolve(root).orElseThrow().toData();
    }

    @Test
    void theFirstServerOfARegisteredCluster() throws IOException {
        YamlNode plan = fixture("plan-custom1-init-node.json");
        EffectiveCluster cluster = Plans.plan(text(fixture("custom-cluster-create.json"), "/request/body"));
        NodeGroup group = Plans.group(cluster, "etcd+controlplane");

        Map<String, Optional<String>> files = new LinkedHashMap<>();
        List<?> rows = (List<?>)
                JsonPointer.parse("/files").resolve(plan).orElseThrow().toData();
        for (Object row : rows) {
            Map<?, ?> fields = (Map<?, ?>) row;
            files.put(
                    (String) fields.get("path"),
                    fields.get("content") instanceof String content ? Optional.of(content) : Optional.empty());
        }
        Map<String, Object> config =
                configuration(files.getOrDefault(CONFIG, Optional.empty()).orElseThrow());

        files.remove(CONFIG);

        assertThat(group.config()).isEqualTo(config);
        assertThat(group.files())
                .containsExactlyElementsOf(files.entrySet().stream()
                        .map(file -> new NodeFile(file.getKey(), file.getValue().map(RancherPlanFixtureTest::masked)))
                        .toList());
    }

    /** The configuration of the plan without what comes from addresses, and with placeholders for what is random. */
    private static Map<String, Object> configuration(String content) {
        Map<String, Object> config = new LinkedHashMap<>();
        ((Map<?, ?>) json(masked(content)).toData()).forEach((key, value) -> config.put((String) key, value));
        config.remove("node-ip");
        config.remove("node-name");
        config.put("token", "<token>");
        config.put("agent-token", "<agent-token>");
        return config;
    }

    private static String masked(String content) {
        return content.replace("c-m-h2fhld7s", "<cluster-id>")
                .replace("custom-4daab5b6203d", "<machine-name>")
                .replace("1f479bca-76b9-46f1-95cb-c22cd3309831", "<machine-uid>");
    }
}
