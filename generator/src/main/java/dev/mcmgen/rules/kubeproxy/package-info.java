/** Rules about kube-proxy: its arguments, its modes, and what must agree with them. */
@NullMarked
package dev.mcmgen.rules.kubeproxy;

import org.jspecify.annotations.NullMarked;
