package dev.mcmgen.render;

import dev.mcmgen.yaml.YamlDocument;
import java.util.List;

/**
 * The objects for Rancher as one stream of YAML, for pasting.
 *
 * @param file the stream as a file, whether it is one of the layout or not
 * @param documents the text as it was read back
 */
public record ObjectStream(RenderedFile file, List<YamlDocument> documents) {

    public ObjectStream {
        documents = List.copyOf(documents);
    }
}
