package dev.mcmgen.catalog;

import dev.mcmgen.yaml.JsonReader;
import java.io.IOException;
import java.io.InputStream;

/** Reads the catalogue's own JSON files, and those in the form of a Rancher's answers. */
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
            return read(path, stream.readAllBytes());
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
        try {
            return DataNode.root(name, JsonReader.read(content));
        } catch (IllegalArgumentException e) {
            throw new CatalogException(name + " is not JSON: " + e.getMessage(), e);
        }
    }
}
