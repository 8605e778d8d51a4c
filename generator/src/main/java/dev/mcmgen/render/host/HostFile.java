package dev.mcmgen.render.host;

/**
 * A file of a host's preparation.
 *
 * @param path relative: below {@code host/} in the output, and for configuration files below {@code /etc} on the host
 * @param content the whole text
 * @param executable whether it is a program
 */
public record HostFile(String path, String content, boolean executable) {}
