package dev.mcmgen.importing.proof;

import dev.mcmgen.yaml.JsonPointer;

/**
 * Something in which the rendered cluster is not the one that was imported.
 *
 * @param subject what differs, in words
 * @param field the place in the Cluster that is nearest to it
 * @param before as it is; never a secret
 * @param after as it would be rendered
 */
public record Difference(String subject, JsonPointer field, String before, String after, Repair repair) {}
