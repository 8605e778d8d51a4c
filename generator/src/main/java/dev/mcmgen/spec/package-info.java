/**
 * The user's input: {@code mcmgen/v1} ClusterSpec as typed records, its defaults, overlays and {@code --set}, and the
 * way from text to records with every mistake reported at once.
 *
 * <p>Imports {@code yaml}, {@code schema} and {@code catalog}.
 */
@NullMarked
package dev.mcmgen.spec;

import org.jspecify.annotations.NullMarked;
