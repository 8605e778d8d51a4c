/** Rules about secrets that stand in manifests in clear text. */
@NullMarked
package dev.mcmgen.rules.secret;

import org.jspecify.annotations.NullMarked;
