/**
 * From a Cluster of Rancher's, live or in files, back to a spec: what a field of the spec would render is folded into that field,
 * the rest goes to {@code overrides}, and the spec is rendered again to prove that it amounts to the same cluster.
 *
 * <p>{@code source} reads and cleans, {@code fold} takes apart, {@code text} writes, {@code proof} compares; {@link
 * dev.mcmgen.importing.Importer} goes round until nothing differs. Imports {@code yaml}, {@code schema}, {@code catalog}, {@code
 * spec}, {@code render}, {@code cluster} and {@code secret}.
 */
@NullMarked
package dev.mcmgen.importing;

import org.jspecify.annotations.NullMarked;
