/** The command line: verbs, options, streams and exit codes. Imports every other package; nothing imports it. */
@NullMarked
package dev.mcmgen.cli;

import org.jspecify.annotations.NullMarked;
