package dev.mcmgen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.schema.SchemaFile.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The objects that a real Rancher 2.15.0 took and gave are valid, but for a known list. Two kinds of objects are on
 * it: those that Rancher refused too, and those that it took although it then drops what it was sent or fails later.
 */
class RecordedBodiesTest {

    private static final Map<String, Set<String>> INVALID = Map.ofEntries(
            // Refused by Rancher as well.
            Map.entry(
                    "dryrun-create-bad-concurrency", Set.of("/spec/rkeConfig/upgradeStrategy/controlPlaneConcurrency")),
            Map.entry("dryrun-create-bad-name", Set.of("/metadata/name")),
            Map.entry("dryrun-create-unknown-field", Set.of("/spec/rkeConfig/controlPlaneConfig")),
            Map.entry("dryrun-create-wrong-type", Set.of("/spec/rkeConfig/machinePools/0/quantity")),
            Map.entry("dryrun-machineconfig-int", Set.of("/cpuCount")),
            Map.entry("dryrun-machineconfig-unknown", Set.of("/cpucount")),
            Map.entry("importyaml-bad", Set.of("/metadata/name", "/metadata/namespace")),
            // Taken by Rancher, and then dropped or failing.
            Map.entry("dryrun-create-bad-env", Set.of("/spec/agentEnvVars/0/name")),
            Map.entry("update-dryrun-env", Set.of("/spec/agentEnvVars/0/name")),
            Map.entry("dryrun-create-bad-version", Set.of("/spec/kubernetesVersion")),
            Map.entry("dryrun-create-pool-bad-name", Set.of("/spec/rkeConfig/machinePools/0/name")),
            Map.entry("update-dryrun-poolname63", Set.of("/spec/rkeConfig/machinePools/0/name")),
            Map.entry("dryrun-create-nonsense-config", Set.of("/spec/rkeConfig/machineGlobalConfig/nonsense-key")),
            Map.entry("custom-cluster-create", numberInGlobalConfig()),
            Map.entry("custom-cluster-get", numberInGlobalConfig()),
            Map.entry("status-custom1-cluster", numberInGlobalConfig()),
            Map.entry("update-dryrun-number-in-mgc", numberInGlobalConfig()));

    @Test
    void recordedObjectsAreValidButForTheKnownOnes() throws IOException {
        Map<String, SchemaFile> schemas = Map.of(
                "provisioning.cattle.io/v1 Cluster", SchemaFile.named("rancher-cluster"),
                "rke-machine-config.cattle.io/v1 VmwarevsphereConfig", SchemaFile.named("vmwarevsphereconfig"));
        Map<String, Set<String>> invalid = new TreeMap<>();
        int checked = 0;
        for (Path file : recordings()) {
            JsonNode exchange = JsonMapper.shared().readTree(Files.readString(file));
            for (JsonNode object : objects(exchange)) {
                SchemaFile schema = schemas.get(object.path("apiVersion").asString("") + " "
                        + object.path("kind").asString(""));
                if (schema == null || object.has("links")) { // links: Steve's own view of an object
                    continue;
                }
                checked++;
                withoutNulls(object);
                for (Refusal refusal : schema.refusals(object)) {
                    String name = file.getFileName().toString().replace(".json", "");
                    invalid.computeIfAbsent(name, n -> new TreeSet<>()).add(refusal.at());
                }
            }
        }

        assertThat(checked).isGreaterThan(60);
        assertThat(invalid).containsExactlyInAnyOrderEntriesOf(INVALID);
    }

    private static Set<String> numberInGlobalConfig() {
        return Set.of("/spec/rkeConfig/machineGlobalConfig/etcd-snapshot-retention");
    }

    private static List<Path> recordings() throws IOException {
        try (Stream<Path> files =
                Files.list(SharedFacts.folder("fixtures/rancher").resolve("v2.15.0"))) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    /** The objects in the bodies of an exchange; some bodies are cut or no YAML, and some wrap YAML in JSON. */
    private static List<JsonNode> objects(JsonNode exchange) {
        return Stream.of("request", "response")
                .map(side -> exchange.path(side).path("body").asString(""))
                .flatMap(RecordedBodiesTest::documents)
                .flatMap(node -> node.path("yaml").isString()
                        ? documents(node.get("yaml").asString())
                        : Stream.of(node))
                .flatMap(
                        node -> node.path("items").isArray() ? node.get("items").valueStream() : Stream.of(node))
                .toList();
    }

    private static Stream<JsonNode> documents(String text) {
        try (var values = YAMLMapper.shared().readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return values.readAll().stream();
        } catch (JacksonException e) {
            return Stream.empty();
        }
    }

    /** To Rancher's typed fields a null is the same as a missing field. */
    private static void withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeNulls();
        } else if (node instanceof ArrayNode array) {
            array.removeNulls();
        }
        node.valueStream().forEach(RecordedBodiesTest::withoutNulls);
    }
}
