/**
 * Whether a spec renders to the same cluster as the one it was made from: what reaches each group of nodes, and what else of
 * the Cluster and its machine configs can be observed. Imports {@code yaml}, {@code catalog}, {@code cluster} and the packages
 * of {@code importing} that stand before it.
 */
@NullMarked
package dev.mcmgen.importing.proof;

import org.jspecify.annotations.NullMarked;
