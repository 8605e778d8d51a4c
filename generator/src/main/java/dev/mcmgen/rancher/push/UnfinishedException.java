package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.RancherException;
import java.util.Optional;

/** A push that did not get to its end; the message names what exists by then. */
public final class UnfinishedException extends RancherException {

    private static final long serialVersionUID = 1L;

    private final transient Optional<ApiObject> leftOver;

    /**
     * @param message one sentence without a full stop
     * @param hint the next step; empty where there is none
     * @param leftOver the Secret that Rancher's webhook made for a Cluster that it then refused
     */
    UnfinishedException(String message, String hint, Optional<ApiObject> leftOver) {
        super(message, hint);
        this.leftOver = leftOver;
    }

    /** The Secret that Rancher's webhook made for a Cluster that it then refused, and that nobody will remove. */
    public Optional<ApiObject> leftOver() {
        return leftOver;
    }
}
