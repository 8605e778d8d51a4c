package dev.mcmgen.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A schema of `schemas/` for the tests, checked by the library itself and not through mcmgen. */
final class SchemaFile {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** What is wrong with a document: where, and which keyword of the schema says so. */
    record Refusal(String at, String keyword) {}

    private final JsonNode json;
    private final Schema schema;

    private SchemaFile(JsonNode json) {
        this.json = json;
        this.schema = REGISTRY.getSchema(json);
    }

    static SchemaFile named(String name) {
        return new SchemaFile(JsonMapper.shared().readTree(Schemas.text(name)));
    }

    /** A test document, read as YAML. */
    static JsonNode document(String name) {
        return yaml(resource("/schema/" + name + ".yaml"));
    }

    static JsonNode yaml(String text) {
        return YAMLMapper.shared().readTree(text);
    }

    JsonNode json() {
        return json;
    }

    List<Refusal> refusals(JsonNode document) {
        return schema.validate(document, e -> e.executionConfig(c -> c.locale(Locale.ROOT))).stream()
                .map(SchemaFile::refusal)
                .toList();
    }

    /** What the metaschema of draft 2020-12 says against this schema. */
    List<Refusal> refusalsOfMetaschema() {
        return REGISTRY
                .getSchema(com.networknt.schema.SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()))
                .validate(json)
                .stream()
                .map(SchemaFile::refusal)
                .toList();
    }

    private static Refusal refusal(Error error) {
        String at = error.getInstanceLocation().toString();
        String property = error.getProperty();
        return new Refusal(property == null ? at : at + "/" + property.replace("/", "~1"), error.getKeyword());
    }

    private static String resource(String resource) {
        try (InputStream in = Objects.requireNonNull(SchemaFile.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
