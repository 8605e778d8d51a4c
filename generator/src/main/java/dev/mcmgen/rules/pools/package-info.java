/** Rules about machine pools: how many machines, which of them a selector takes, how they are replaced. */
@NullMarked
package dev.mcmgen.rules.pools;

import org.jspecify.annotations.NullMarked;
