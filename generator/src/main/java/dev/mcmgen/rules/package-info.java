/**
 * What is said about a file: findings, their severities, the rules that make them, each with its page, and the waivers
 * and baselines that accept them.
 *
 * <p>A rule is a page ({@code resources/rules/FAMILY/NAME.md}) and a check. {@code rules.subject} is what checks look at,
 * the packages beside it hold the checks of a family each, and {@link dev.mcmgen.rules.book.Rules} lists them all.
 * Imports {@code yaml}, {@code schema}, {@code catalog} and {@code cluster}.
 */
@NullMarked
package dev.mcmgen.rules;

import org.jspecify.annotations.NullMarked;
