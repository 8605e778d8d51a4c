/** Rules about the kernel modules and parameters that a cloud-config sets on a machine. */
@NullMarked
package dev.mcmgen.rules.kernel;

import org.jspecify.annotations.NullMarked;
