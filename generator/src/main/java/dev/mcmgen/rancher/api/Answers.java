package dev.mcmgen.rancher.api;

import dev.mcmgen.rancher.ApiError;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.ApiResponse;
import dev.mcmgen.rancher.RancherConnection;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.RefusedException;

/** Reads answers: the object, or the refusal as one sentence with what to do next. */
final class Answers {

    private Answers() {}

    /** @throws RefusedException where it is a refusal */
    static ApiObject object(RancherConnection connection, ApiResponse response) {
        if (!response.isSuccess()) {
            throw refusal(connection, response);
        }
        return response.object()
                .orElseThrow(() -> new RancherException(
                        connection.address() + " answered with something else than an object",
                        "is this the address of a Rancher, and is nothing else in front of it?"));
    }

    static RefusedException refusal(RancherConnection connection, ApiResponse response) {
        ApiError error = ApiError.of(response);
        int status = error.status();
        if (status >= 300 && status < 400) {
            return new RefusedException(
                    error,
                    connection.address() + " leads somewhere else (status " + status + ")",
                    "name the address that it leads to");
        }
        if (status == 401) {
            return unauthorized(connection, error);
        }
        if (status == 403) {
            return new RefusedException(
                    error,
                    "this user may not do that: " + error.sentence(),
                    "ask for the right, or use a token of somebody who has it");
        }
        if (status == 413) {
            return new RefusedException(
                    error,
                    "something in front of " + connection.address() + " does not take bodies of this size",
                    "make the manifest smaller (additionalManifest, files), or raise the limit of the ingress");
        }
        String message = error.sentence();
        String cut = message.contains("request body too large") ? "make the manifest smaller: Rancher takes 1 MiB" : "";
        return new RefusedException(error, "Rancher refused: " + message, cut);
    }

    /** A bad token, a scoped token in the wrong place, or a webhook that does not let the credential be used (§1.5). */
    private static RefusedException unauthorized(RancherConnection connection, ApiError error) {
        if (error.isCredentialRefusal()) {
            return new RefusedException(
                    error,
                    "Rancher does not let this user use the cloud credential: " + error.sentence(),
                    "name one of your own, or ask its owner to share it");
        }
        return new RefusedException(
                error,
                connection.address() + " does not accept the token",
                "is it of this Rancher, not expired, and not scoped to a cluster other than local?"
                        + " Make one in Rancher: user menu, Account & API Keys, no scope");
    }
}
