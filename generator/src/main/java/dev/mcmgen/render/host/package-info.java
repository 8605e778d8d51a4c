/**
 * What a host needs before RKE2 or K3s starts on it, and the forms in which it is handed over: cloud-config for machines
 * that Rancher makes, and the files and the script of {@code host/} for machines that exist.
 *
 * <p>{@link dev.mcmgen.render.host.HostPlanner} decides, {@link dev.mcmgen.render.host.HostBundle} and
 * {@link dev.mcmgen.render.host.CloudConfig} write, all from the templates in {@code templates/host}. Imports
 * {@code yaml}, {@code catalog}, {@code spec} and {@code render.template}.
 */
@NullMarked
package dev.mcmgen.render.host;

import org.jspecify.annotations.NullMarked;
