package dev.mcmgen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Our schemas name exactly the fields that Rancher's resource definitions name, with the same types and no wider bounds. */
class CrdParityTest {

    /** Free maps, and Kubernetes types that are left free on purpose. */
    private static final Set<String> FREE =
            Set.of("machineGlobalConfig", "config", "chartValues", "overrideAffinity", "overrideResourceRequirements");

    private static final String CLUSTERS = "provisioning.cattle.io_clusters.yaml";

    @Test
    void clusterHasTheFieldsOfRancher215() {
        assertThat(types(ourCluster())).containsExactlyEntriesOf(types(cluster("v2.15.0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.12.12", "v2.13.8", "v2.14.4"})
    void clusterHasTheFieldsOfEarlierReleases(String release) {
        assertThat(types(ourCluster())).containsAllEntriesOf(types(cluster(release)));
    }

    @Test
    void vsphereMachineConfigHasTheFieldsOfTheLiveDriver() {
        JsonNode schema = SchemaFile.named("vmwarevsphereconfig").json();
        Map<String, String> ours = types(fields(schema, schema));
        ours.keySet().removeIf(path -> path.matches("/(apiVersion|kind|metadata)(/.*)?"));

        assertThat(ours).containsExactlyEntriesOf(types(crd("live-v2.15.0", "vmwarevsphereconfigs.yaml", "")));
    }

    /** @param direction the sign of a bound that is tighter than Rancher's */
    @ParameterizedTest
    @CsvSource({"maxLength,-1", "maximum,-1", "maxItems,-1", "minimum,1", "minLength,1"})
    void boundsAreAtLeastAsTight(String keyword, int direction) {
        Map<String, JsonNode> ours = ourCluster();
        Map<String, JsonNode> bounded = cluster("v2.15.0");
        bounded.values().removeIf(node -> !node.has(keyword));

        assertThat(bounded).isNotEmpty().allSatisfy((path, node) -> {
            JsonNode our = ours.getOrDefault(path, MissingNode.getInstance());
            assertThat(our.has(keyword)).as(path).isTrue();
            long difference = our.path(keyword).asLong() - node.path(keyword).asLong();
            assertThat(Long.signum(difference)).as(path).isIn(0, direction);
        });
    }

    private static SortedMap<String, JsonNode> ourCluster() {
        JsonNode schema = SchemaFile.named("rancher-cluster").json();
        return fields(schema, schema.at("/$defs/spec"));
    }

    private static SortedMap<String, JsonNode> cluster(String release) {
        return crd(release, CLUSTERS, "/properties/spec");
    }

    private static SortedMap<String, JsonNode> crd(String release, String file, String pointer) {
        Path path = SharedFacts.folder("data/crds").resolve(release).resolve(file);
        try {
            JsonNode crd = SchemaFile.yaml(Files.readString(path));
            return fields(crd, crd.at("/spec/versions/0/schema/openAPIV3Schema" + pointer));
        } catch (IOException e) {
            throw new IllegalStateException(path.toString(), e);
        }
    }

    private static SortedMap<String, String> types(SortedMap<String, JsonNode> fields) {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> type(e.getValue()), (a, b) -> a, TreeMap::new));
    }

    private static String type(JsonNode schema) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean(false)) {
            return "integer|string";
        }
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString).sorted().collect(Collectors.joining("|"))
                : type.asString();
    }

    /** Every field below a schema, by its path; `/*` stands for the items of a list and the values of a map. */
    private static SortedMap<String, JsonNode> fields(JsonNode root, JsonNode schema) {
        SortedMap<String, JsonNode> found = new TreeMap<>();
        collect(root, schema, "", found);
        found.remove("");
        return found;
    }

    private static void collect(JsonNode root, JsonNode schema, String path, SortedMap<String, JsonNode> found) {
        JsonNode resolved =
                schema.has("$ref") ? root.at(schema.get("$ref").asString().substring(1)) : schema;
        found.put(path, resolved);
        if (FREE.contains(path.substring(path.lastIndexOf('/') + 1))) {
            return;
        }
        for (Map.Entry<String, JsonNode> property : resolved.path("properties").properties()) {
            collect(root, property.getValue(), path + "/" + property.getKey(), found);
        }
        for (String below : new String[] {"items", "additionalProperties"}) {
            if (resolved.path(below).isObject()) {
                collect(root, resolved.get(below), path + "/*", found);
            }
        }
    }
}
