package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.Problem;

/**
 * Something that the schema of an object's kind says against it.
 *
 * @param problem its code is {@code schema/} with unknown-field, missing, type or value
 * @param path where, as a JSON pointer into the document
 */
public record SchemaProblem(Problem problem, String path) {}
