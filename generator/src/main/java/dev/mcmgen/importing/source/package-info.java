/**
 * What is imported: the objects of one cluster with their places, without what is not their user's, without secrets, and the
 * settings and files of each group of nodes. Imports {@code yaml}, {@code schema}, {@code catalog}, {@code cluster}, {@code
 * secret} and, for names of objects, {@code render.plan}.
 */
@NullMarked
package dev.mcmgen.importing.source;

import org.jspecify.annotations.NullMarked;
