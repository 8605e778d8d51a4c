/**
 * What rules look at. A {@link dev.mcmgen.rules.subject.Subject} is one file: the objects in it that mcmgen knows, and for
 * each Cluster or standalone node a {@link dev.mcmgen.rules.subject.Target}, the effective cluster with the way back to
 * the places where it was written. Knows nothing of rules.
 */
@NullMarked
package dev.mcmgen.rules.subject;

import org.jspecify.annotations.NullMarked;
