/**
 * What is known of releases, as data with a source for each fact: RKE2, K3s and Rancher releases, the arguments that
 * Rancher lets through, configuration keys by patch and role, component flags, profiles, charts, kernel modules by OS,
 * machine drivers.
 *
 * <p>The files lie in {@code src/main/resources/catalog}. Imports {@code yaml} and {@code schema}.
 */
@NullMarked
package dev.mcmgen.catalog;

import org.jspecify.annotations.NullMarked;
