/**
 * Reads Rancher's Cluster manifests as Rancher does: first its webhook, then its planner, one step after the other, up to
 * the files that lie on each group of nodes. Steps and facts: knowledge pages rancher-cluster.md (§2.2, §3) and
 * live-rancher-2.15.md.
 *
 * <p>Imports {@code yaml}, {@code catalog} and {@code cluster}.
 */
@NullMarked
package dev.mcmgen.cluster.rancher;

import org.jspecify.annotations.NullMarked;
