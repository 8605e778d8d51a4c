package dev.mcmgen.cluster;

import java.util.Optional;

/**
 * A file of the plan.
 *
 * @param content empty where it is known only at run time
 */
public record NodeFile(String path, Optional<String> content) {}
