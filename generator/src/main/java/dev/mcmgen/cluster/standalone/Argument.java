package dev.mcmgen.cluster.standalone;

/**
 * An argument that the reader makes.
 *
 * @param key of the configuration, which may hold {@code =} or begin with dashes
 * @param text of the value
 */
record Argument(String key, String text) {

    /** As the command gets it: a key of one byte has one dash. */
    String written() {
        boolean oneByte = key.length() == 1 && key.charAt(0) < 0x80;
        return (oneByte ? "-" : "--") + key + "=" + text;
    }

    /** The flag that the reader looks up: all dashes are taken off. */
    String flag() {
        return withoutDashes(name());
    }

    /** The same with the dashes, which no flag has. */
    String name() {
        return (key + "=").split("=", 2)[0];
    }

    /** What the flag is given. */
    String value() {
        return (key + "=" + text).split("=", 2)[1];
    }

    private static String withoutDashes(String text) {
        return text.replaceFirst("^-+", "");
    }
}
