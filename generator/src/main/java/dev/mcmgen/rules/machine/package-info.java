/** Rules about machine configs and the cloud-config in them. */
@NullMarked
package dev.mcmgen.rules.machine;

import org.jspecify.annotations.NullMarked;
