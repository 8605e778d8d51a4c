/** Tests of the code as a whole. */
@NullMarked
package dev.mcmgen;

import org.jspecify.annotations.NullMarked;
