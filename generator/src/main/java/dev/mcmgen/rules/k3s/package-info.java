/** Rules about what is otherwise in K3s. */
@NullMarked
package dev.mcmgen.rules.k3s;

import org.jspecify.annotations.NullMarked;
