package dev.mcmgen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.schema.SchemaFile.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of what mcmgen writes and prints: sound, no narrower than real documents, and no wider than they should be. */
class OutputSchemasTest {

    /** The input and the catalogue's own files have tests of their own. */
    static Stream<String> names() {
        return Schemas.names().stream()
                .filter(name -> !List.of(Schemas.CLUSTER_SPEC, Schemas.FLEET).contains(name))
                .filter(name -> !name.startsWith("catalog-"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAValidSchemaOfDraft202012(String name) {
        SchemaFile schema = SchemaFile.named(name);

        assertThat(schema.refusalsOfMetaschema()).isEmpty();
        assertThat(schema.json().path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.json().path("$id").asString())
                .isEqualTo("https://mcmgen.dev/schemas/" + name + ".schema.json");
        assertThat(schema.json().path("title").asString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("names")
    void describesEveryProperty(String name) {
        List<String> missing = new ArrayList<>();
        collectUndescribed(SchemaFile.named(name).json(), "", missing);

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void acceptsItsExample(String name) {
        assertThat(SchemaFile.named(name).refusals(SchemaFile.document(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rancher-cluster-2.14"})
    void acceptsFurtherClusters(String document) {
        assertThat(SchemaFile.named("rancher-cluster").refusals(SchemaFile.document(document)))
                .isEmpty();
    }

    @Test
    void acceptsAnyConfigMapForMachinesButNoStringData() {
        SchemaFile schema = SchemaFile.named("machine-files");
        ObjectNode configMap = (ObjectNode) SchemaFile.document("machine-files");
        configMap.put("kind", "ConfigMap");
        configMap.remove("type");
        configMap.set("data", configMap.remove("stringData"));
        assertThat(schema.refusals(configMap)).isEmpty();

        configMap.putObject("stringData");
        assertThat(schema.refusals(configMap)).extracting(Refusal::at).containsExactly("/stringData");
    }

    /** One wrong value in an otherwise good document gives one refusal, at the place where the value stands. */
    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = BadValues.TABLE)
    void refusesABadValueWhereItStands(String schema, String pointer, String value, String keyword) {
        JsonNode document = SchemaFile.document(schema);
        set(document, JsonPointer.compile(pointer), SchemaFile.yaml(value));

        assertThat(SchemaFile.named(schema).refusals(document)).containsExactly(new Refusal(pointer, keyword));
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource(delimiter = '|', textBlock = """
            rancher-cluster        | /metadata/namespace
            rancher-cluster        | /metadata/name
            rancher-cluster        | /spec
            rancher-cluster        | /spec/rkeConfig/machinePools/0/machineConfigRef
            rancher-cluster        | /spec/rkeConfig/machinePools/0/name
            rancher-cluster        | /spec/rkeConfig/machinePools/1/taints/0/effect
            rancher-cluster        | /spec/rkeConfig/machineSelectorFiles/0/fileSources/0/configMap/items/0/path
            vmwarevsphereconfig    | /metadata/namespace
            machine-config         | /kind
            machine-files          | /metadata/annotations/rke.cattle.io~1object-authorized-for-clusters
            machine-files          | /metadata/namespace
            helm-chart-config      | /spec/valuesContent
            kubernetes-object      | /metadata/name
            audit-policy           | /rules/0/level
            pod-security-admission | /plugins/0/configuration
            effective              | /clusters/0/groups/0/config
            effective              | /clusters/0/rancher
            effective              | /clusters/0/groups/0/entries/0/reason
            diff                   | /rancher/version
            diff                   | /clusters/0/presence
            diff                   | /clusters/0/changes/0/setBy
            diff                   | /clusters/0/changes/0/effects/0/basis
            cluster-status         | /clusters/0/controlPlane
            cluster-status         | /clusters/0/pools/0/machines/0/state
            cluster-status         | /clusters/0/registration/commands
            progress-event         | /namespace
            progress-event         | /gone
            findings               | /summary/skipped
            findings               | /findings/0/fix
            """)
    void refusesADocumentThatLacks(String schema, String pointer) {
        JsonNode document = SchemaFile.document(schema);
        JsonPointer at = JsonPointer.compile(pointer);
        ((ObjectNode) document.at(at.head())).remove(at.last().getMatchingProperty());

        assertThat(SchemaFile.named(schema).refusals(document)).containsExactly(new Refusal(pointer, "required"));
    }

    @Test
    void autoscalingNeedsBothBounds() {
        JsonNode document = SchemaFile.document("rancher-cluster");
        ((ObjectNode) document.at("/spec/rkeConfig/machinePools/1")).remove("autoscalingMaxSize");

        assertThat(SchemaFile.named("rancher-cluster").refusals(document))
                .extracting(Refusal::keyword)
                .containsExactly("dependentRequired");
    }

    private static void set(JsonNode document, JsonPointer at, JsonNode value) {
        JsonNode parent = document.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
        }
    }

    private static void collectUndescribed(JsonNode schema, String path, List<String> missing) {
        for (var entry : schema.properties()) {
            String here = path + "/" + entry.getKey();
            if (entry.getKey().equals("if")
                    || entry.getKey().equals("then")
                    || entry.getKey().equals("else")
                    || entry.getKey().equals("allOf")) {
                continue;
            }
            if (entry.getKey().equals("properties")) {
                for (var property : entry.getValue().properties()) {
                    if (!property.getValue().has("description")
                            && !property.getValue().has("$ref")) {
                        missing.add(here + "/" + property.getKey());
                    }
                    collectUndescribed(property.getValue(), here + "/" + property.getKey(), missing);
                }
            } else if (entry.getValue().isObject()) {
                collectUndescribed(entry.getValue(), here, missing);
            }
        }
    }
}
