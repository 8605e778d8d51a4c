/** Rules about hardening. */
@NullMarked
package dev.mcmgen.rules.hardening;

import org.jspecify.annotations.NullMarked;
