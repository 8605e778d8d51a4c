package dev.mcmgen.importing.source;

/**
 * Something that the user must be told about the input.
 *
 * @param place {@code file:line:column}, or of a live object its title and the JSON pointer
 * @param subject what stands there, such as the name of a field
 * @param text one sentence about it, without a full stop
 */
public record Note(String place, String subject, String text) {}
