/** Rules about the objects of an additional manifest. */
@NullMarked
package dev.mcmgen.rules.manifest;

import org.jspecify.annotations.NullMarked;
