/**
 * From a spec to files: the resolved plan (what the release, the nodes and Rancher decide), the FreeMarker templates
 * that give it its shape, and the check that what was written reads back as what was meant.
 *
 * <p>The only package that sees FreeMarker. Imports {@code yaml}, {@code schema}, {@code catalog} and {@code spec}.
 */
@NullMarked
package dev.mcmgen.render;

import org.jspecify.annotations.NullMarked;
