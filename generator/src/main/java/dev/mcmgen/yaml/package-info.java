/**
 * YAML with places: reading text into a tree in which every key and every value knows its file, line and column, and
 * writing values so that the YAML readers of the field (Go's yaml.v2 and sigs.k8s.io/yaml, js-yaml) read back what was
 * meant.
 *
 * <p>Owns {@link dev.mcmgen.yaml.YamlNode} and {@link dev.mcmgen.yaml.Problem}, the two types that everything else
 * speaks in. Imports no other package of mcmgen.
 */
@NullMarked
package dev.mcmgen.yaml;

import org.jspecify.annotations.NullMarked;
