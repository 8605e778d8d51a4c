package dev.mcmgen.cluster;

import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.YamlNode;

/**
 * Where a key was written.
 *
 * @param position of the key
 * @param path of the value in its document
 * @param value as it stands there, with the places of its parts
 */
public record Origin(Position position, JsonPointer path, YamlNode value) {}
