/**
 * The command line: verbs, options, streams and exit codes. Imports every other package; nothing imports it.
 *
 * <p>A verb is a class that implements {@link dev.mcmgen.cli.Verb}; {@link dev.mcmgen.cli.Verbs} lists them all.
 * {@link dev.mcmgen.cli.Cli} parses, runs and turns whatever goes wrong into messages and one
 * {@link dev.mcmgen.cli.ExitCode}. The only package that sees picocli, and only its programmatic model: annotations
 * would cost reflection at every start.
 */
@NullMarked
package dev.mcmgen.cli;

import org.jspecify.annotations.NullMarked;
