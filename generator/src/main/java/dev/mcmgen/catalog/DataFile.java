package dev.mcmgen.catalog;

import dev.mcmgen.yaml.YamlScalar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the catalogue's own JSON files, token by token: start-up is short because no data binding is loaded. The only
 * class of this package that sees Jackson.
 */
final class DataFile {

    private static final String FOLDER = "/catalog/";

    private DataFile() {}

    /** The content of {@code catalog/<name>.json} in the jar. */
    static DataNode bundled(String name) {
        String path = FOLDER + name + ".json";
        try (InputStream stream = DataFile.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new CatalogException("the program lacks its own file " + path);
            }
            return read(path, stream);
        } catch (IOException e) {
            throw new CatalogException("the program's own file " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The content of another file.
     *
     * @param name for messages
     * @throws CatalogException where it is no JSON
     */
    static DataNode read(String name, byte[] content) {
        return read(name, new ByteArrayInputStream(content));
    }

    private static DataNode read(String path, InputStream stream) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), stream)) {
            JsonToken first = parser.nextToken();
            return DataNode.root(path, value(parser, first));
        } catch (JacksonException e) {
            throw new CatalogException(path + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue(); // in a Rancher's answers only, as null is
            case VALUE_NULL -> YamlScalar.NULL;
            default -> throw new CatalogException("a value was expected instead of " + token);
        };
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken()));
        }
        return members;
    }

    private static List<Object> array(JsonParser parser) {
        List<Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return items;
    }
}
