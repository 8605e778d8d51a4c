package dev.mcmgen.render.plan;

/**
 * Objects that RKE2 or K3s applies to the cluster at start.
 *
 * @param name the name of the file on a server without {@code .yaml}; unique, and not that of a packaged chart
 * @param text YAML, one document or several
 */
public record PlannedManifest(String name, String text) {}
