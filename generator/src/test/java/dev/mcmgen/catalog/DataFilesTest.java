package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every data file against the schema that it names. */
class DataFilesTest {

    private static final Path ROOT = Path.of(System.getProperty("mcmgen.root", ".."));
    private static final Path DATA = ROOT.resolve("generator/src/main/resources/catalog");
    private static final String BASE = "https://mcmgen.dev/schemas/";

    static List<Path> dataFiles() throws IOException {
        try (Stream<Path> files = Files.list(DATA)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dataFiles")
    void isValidAgainstItsSchema(Path file) throws IOException {
        assertThat(errors(Files.readString(file))).as(file.toString()).isEmpty();
    }

    @Test
    void everySchemaOfTheCatalogueHasAFile() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        for (Path file : dataFiles()) {
            named.add(schemaName(Files.readString(file)));
        }
        try (Stream<Path> schemas = Files.list(ROOT.resolve("schemas"))) {
            assertThat(schemas.map(path -> path.getFileName().toString()).filter(name -> name.startsWith("catalog-")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void aMistakeInADataFileIsFound() throws IOException {
        String good = Files.readString(DATA.resolve("profiles.json"));

        assertThat(errors(good.replace("\"ACCEPTED\"", "\"ACCEPTABLE\""))).isNotEmpty();
        assertThat(errors(good.replace("\"1.30.0\"", "\"1.30\""))).isNotEmpty();
        assertThat(errors(good.replace("\"until\"", "\"untill\""))).isNotEmpty();
    }

    @Test
    void aMissingMemberNamesItsPlace() {
        DataNode file = DataFile.bundled("profiles");

        assertThatThrownBy(() -> file.get("profiles").items().get(0).text("nam"))
                .isInstanceOf(CatalogException.class)
                .hasMessage("/catalog/profiles.json#/profiles/0 has no 'nam'");
        assertThatThrownBy(() -> file.get("profiles").text())
                .hasMessage("/catalog/profiles.json#/profiles should be a string");
        assertThatThrownBy(() -> DataFile.bundled("nothing")).hasMessageContaining("/catalog/nothing.json");
    }

    private static List<Error> errors(String data) throws IOException {
        String schemaText = Files.readString(ROOT.resolve("schemas").resolve(schemaName(data)));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText, InputFormat.JSON);
        return schema.validate(data, InputFormat.JSON);
    }

    private static String schemaName(String data) {
        JsonNode named = JsonMapper.shared().readTree(data).path("$schema");
        assertThat(named.asString("")).startsWith(BASE);
        return named.asString().substring(BASE.length());
    }
}
