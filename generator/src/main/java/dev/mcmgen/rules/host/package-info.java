/** Rules about what nodes need of their operating system. */
@NullMarked
package dev.mcmgen.rules.host;

import org.jspecify.annotations.NullMarked;
