/**
 * Talks to a Rancher: the connection with its certificates and limits, and what is asked of it. The only package that sees
 * OkHttp. Imports {@code yaml}, {@code schema}, {@code catalog} and {@code secret}.
 */
@NullMarked
package dev.mcmgen.rancher;

import org.jspecify.annotations.NullMarked;
