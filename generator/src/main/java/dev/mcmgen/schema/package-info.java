/**
 * The JSON Schemas of {@code schemas/}: finding one by name, and checking a YAML tree against it with problems that name
 * the line, what was expected and the nearest valid word.
 *
 * <p>The only package that sees the JSON Schema library. Imports {@code yaml}.
 */
@NullMarked
package dev.mcmgen.schema;

import org.jspecify.annotations.NullMarked;
