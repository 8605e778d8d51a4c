package dev.mcmgen.render.host;

/**
 * Something about the hosts that the files cannot do for the user, or that the user should know.
 *
 * @param code a stable word, such as {@code host/selinux-packages}
 * @param message one sentence: what is so, and what follows
 * @param hint the next step; empty where there is none
 */
public record HostNotice(String code, String message, String hint) {}
