/**
 * What RKE2's and K3s's own reader makes of a {@code config.yaml} with its {@code config.yaml.d}: the arguments that the
 * command is started with, and whether it starts. Facts: knowledge page rke2-config.md, §1.2, §1.3 and §6, and
 * {@code pkg/configfilearg} of K3s, which was run on the table that the tests replay.
 *
 * <p>Imports {@code yaml}, {@code catalog} and the records of {@code cluster}.
 */
@NullMarked
package dev.mcmgen.cluster.standalone;

import org.jspecify.annotations.NullMarked;
