package dev.mcmgen.spec;

import java.nio.file.Path;

/**
 * The text of a spec or an overlay.
 *
 * @param file the name for positions
 * @param folder where the files that it names by a relative path are
 * @param content its bytes
 */
public record SpecSource(String file, Path folder, byte[] content) {}
