package dev.mcmgen.yaml;

import java.util.List;
import java.util.Optional;

/**
 * One document of a stream that {@link GoYaml} read.
 *
 * @param index 0-based, empty documents counted
 * @param start its {@code ---}, or its first character where it has none
 * @param root empty where nothing, or only comments, stand in it
 * @param duplicateKeys keys that stand twice in one mapping, at the later one; Go's readers take the last without a word
 * @param text the file, for its lines and for {@link #embedded}
 */
public record YamlDocument(
        int index, Position start, Optional<YamlNode> root, List<Problem> duplicateKeys, YamlText text) {

    public YamlDocument {
        duplicateKeys = List.copyOf(duplicateKeys);
    }

    /** A scalar of this document as a file within the file. */
    public EmbeddedText embedded(YamlScalar scalar) {
        return EmbeddedText.of(scalar, text);
    }
}
