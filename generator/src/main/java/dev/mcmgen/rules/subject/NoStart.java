package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.Position;

/**
 * Why the nodes that get a file do not start.
 *
 * @param position in a file of the run
 * @param path as findings have it
 * @param message what the reader says
 */
public record NoStart(Position position, String path, String message) {}
