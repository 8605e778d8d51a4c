/** Rules about the release that a cluster is to run. */
@NullMarked
package dev.mcmgen.rules.release;

import org.jspecify.annotations.NullMarked;
