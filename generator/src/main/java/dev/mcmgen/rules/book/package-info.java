/** The list of all rules: the one place where a rule is registered. */
@NullMarked
package dev.mcmgen.rules.book;

import org.jspecify.annotations.NullMarked;
