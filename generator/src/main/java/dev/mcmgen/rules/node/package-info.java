/** Rules about what RKE2 and K3s do with their configuration when they start. */
@NullMarked
package dev.mcmgen.rules.node;

import org.jspecify.annotations.NullMarked;
