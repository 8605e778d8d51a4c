/** Rules about the arguments that RKE2 and K3s hand over to the components of Kubernetes. */
@NullMarked
package dev.mcmgen.rules.component;

import org.jspecify.annotations.NullMarked;
