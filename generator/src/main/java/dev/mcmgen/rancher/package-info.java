/**
 * Talks to a Rancher: the connection with its certificates and limits, and what is asked of it. The only package that sees
 * OkHttp. Imports {@code yaml}, {@code schema} and {@code catalog}.
 */
@NullMarked
package dev.mcmgen.rancher;

import org.jspecify.annotations.NullMarked;
