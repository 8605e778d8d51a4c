package dev.mcmgen.rules.subject;

/**
 * A part of one line of a file.
 *
 * @param line 1-based
 * @param column 1-based, in code points
 * @param length in code points
 */
public record Region(int line, int column, int length) {}
