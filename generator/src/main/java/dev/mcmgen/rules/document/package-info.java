/** Rules about documents as YAML, whatever they hold. */
@NullMarked
package dev.mcmgen.rules.document;

import org.jspecify.annotations.NullMarked;
