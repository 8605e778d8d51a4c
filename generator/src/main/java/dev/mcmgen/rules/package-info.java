/**
 * What is said about a file: findings, their severities, the rules that make them, each with its page, and the waivers
 * and baselines that accept them.
 *
 * <p>A rule is a page ({@code resources/rules/FAMILY/NAME.md}) and a check; {@link dev.mcmgen.rules.Rules} lists them
 * all. Imports {@code yaml}, {@code schema}, {@code catalog} and {@code cluster}.
 */
@NullMarked
package dev.mcmgen.rules;

import org.jspecify.annotations.NullMarked;
