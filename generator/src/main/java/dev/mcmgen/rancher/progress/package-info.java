/**
 * How far a cluster is: its state as a tree, whether it is what was wanted, and waiting until it is (rancher-api.md §5).
 * Imports {@code yaml}, {@code cluster} and {@code rancher}.
 */
@NullMarked
package dev.mcmgen.rancher.progress;

import org.jspecify.annotations.NullMarked;
