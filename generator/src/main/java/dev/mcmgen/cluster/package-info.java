/**
 * What really takes effect: the effective cluster, and the readers that build it from Rancher's Cluster manifests and
 * from standalone configuration as Rancher's planner and RKE2's own reader would take them.
 *
 * <p>Imports {@code yaml}, {@code schema} and {@code catalog}.
 */
@NullMarked
package dev.mcmgen.cluster;

import org.jspecify.annotations.NullMarked;
