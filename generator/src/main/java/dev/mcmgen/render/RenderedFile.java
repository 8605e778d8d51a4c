package dev.mcmgen.render;

/**
 * A file of the output.
 *
 * @param path below the output folder, with {@code /}
 * @param executable whether it is a script to be run
 */
public record RenderedFile(String path, String text, boolean executable) {

    public RenderedFile(String path, String text) {
        this(path, text, false);
    }
}
