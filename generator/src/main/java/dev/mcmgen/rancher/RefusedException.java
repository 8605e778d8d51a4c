package dev.mcmgen.rancher;

/** Rancher answered, and said no. */
public final class RefusedException extends RancherException {

    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    /**
     * @param message one sentence without a full stop
     * @param hint the next step; empty where there is none
     */
    public RefusedException(ApiError error, String message, String hint) {
        super(message, hint);
        this.error = error;
    }

    public ApiError error() {
        return error;
    }
}
