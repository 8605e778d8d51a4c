package dev.mcmgen.rancher;

/** A Rancher that cannot be reached, or that refuses: one sentence, and the next step. Never holds a token. */
public class RancherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * @param message one sentence without a full stop
     * @param hint the next step; empty where there is none
     */
    public RancherException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
