/** Rules about address ranges and names of the network. */
@NullMarked
package dev.mcmgen.rules.network;

import org.jspecify.annotations.NullMarked;
