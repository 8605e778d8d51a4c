/**
 * The resolved plan: what the spec, the release, the nodes and Rancher decide together, before any template gives it a
 * shape.
 *
 * <p>Each concern (kube-proxy, DNS, hardening, …) reads the spec and the catalogue and adds its part to a
 * {@link dev.mcmgen.render.plan.Draft}; no concern reads another's part. What comes out are settings with the nodes that
 * they are for, chart values, manifests and machine files. How they reach the nodes (Rancher's global and selector
 * configuration, a drop-in, a plain config.yaml) is decided afterwards, once, for all of them.
 *
 * <p>Imports {@code yaml}, {@code catalog}, {@code spec} and {@code render.host}; knows no template.
 */
@NullMarked
package dev.mcmgen.render.plan;

import org.jspecify.annotations.NullMarked;
