package dev.mcmgen.render.plan;

import java.util.Map;

/**
 * The config.yaml of a kind of standalone nodes.
 *
 * @param folder its name in the rendered bundle: {@code first-server}, {@code server} or {@code agent}
 * @param server whether the node runs a server
 */
public record NodeConfiguration(String folder, boolean server, Map<String, Object> config) {}
