/**
 * Brings wanted clusters into a Rancher: what is looked up before, in which order and how objects are written, what is done
 * when somebody was faster, and what is tidied up. Imports {@code yaml}, {@code catalog}, {@code cluster} and {@code rancher}.
 */
@NullMarked
package dev.mcmgen.rancher.push;

import org.jspecify.annotations.NullMarked;
