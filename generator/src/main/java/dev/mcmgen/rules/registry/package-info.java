/** Rules about image registries. */
@NullMarked
package dev.mcmgen.rules.registry;

import org.jspecify.annotations.NullMarked;
