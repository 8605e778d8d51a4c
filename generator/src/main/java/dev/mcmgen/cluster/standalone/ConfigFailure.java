package dev.mcmgen.cluster.standalone;

/** The reader gives up, and with it the node: the message is what it says. */
final class ConfigFailure extends Exception {

    private static final long serialVersionUID = 1L;

    ConfigFailure(String message) {
        super(message, null, false, false);
    }

    /** What it says, without a null. */
    String words() {
        return String.valueOf(getMessage());
    }
}
