/**
 * The spec while it comes into being, and its text: the order and the defaults are those of the schema. Imports {@code yaml}
 * and {@code schema}.
 */
@NullMarked
package dev.mcmgen.importing.text;

import org.jspecify.annotations.NullMarked;
