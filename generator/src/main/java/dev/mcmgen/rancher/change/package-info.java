/**
 * What a manifest would change of what a Rancher has: the objects that are wanted, the differences that mean something, and
 * what each of them does to running nodes. Imports {@code yaml}, {@code catalog}, {@code cluster}, {@code secret} and {@code
 * rancher}.
 */
@NullMarked
package dev.mcmgen.rancher.change;

import org.jspecify.annotations.NullMarked;
