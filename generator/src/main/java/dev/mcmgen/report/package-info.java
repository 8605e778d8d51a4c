/**
 * Findings as text for people, and as JSON, SARIF, JUnit XML and GitHub annotations for machines.
 *
 * <p>Every format is a function from a {@link dev.mcmgen.report.Report} to text; none writes a file. Imports
 * {@code yaml} and {@code rules}.
 */
@NullMarked
package dev.mcmgen.report;

import org.jspecify.annotations.NullMarked;
