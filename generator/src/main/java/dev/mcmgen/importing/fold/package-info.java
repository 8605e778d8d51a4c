/**
 * The inverse of {@code render.plan}: one class for each subject takes out of a Cluster what a field of the spec would render.
 * What nobody takes is found by comparing and goes to {@code overrides}. Imports {@code yaml}, {@code catalog}, {@code spec},
 * {@code render}, {@code cluster} and the packages of {@code importing} but {@code proof}.
 */
@NullMarked
package dev.mcmgen.importing.fold;

import org.jspecify.annotations.NullMarked;
