/** Rules about snapshots of etcd. */
@NullMarked
package dev.mcmgen.rules.snapshot;

import org.jspecify.annotations.NullMarked;
