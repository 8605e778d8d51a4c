package dev.mcmgen.render.plan;

import java.util.List;

/**
 * The pod security admission of a standalone cluster.
 *
 * @param path where the file lies on a server
 * @param level {@code restricted} or {@code privileged}
 * @param namespaces those that are exempt
 */
public record PodSecurityPlan(String path, String level, List<String> namespaces) {}
