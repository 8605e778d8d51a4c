package dev.mcmgen.rancher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refusal. Rancher has five forms of them, sometimes with the status as text, a key twice, a page of an ingress, or nothing
 * (rancher-api.md §1.5).
 *
 * @param reason such as {@code Conflict}, {@code Invalid} or {@code Forbidden}; may be empty
 * @param message one or more sentences, short enough to be shown; may be empty
 * @param causes each field that is to blame
 */
public record ApiError(int status, String reason, String message, List<Cause> causes) {

    /**
     * A field that is to blame.
     *
     * @param reason such as {@code FieldManagerConflict}
     * @param field such as {@code .spec.kubernetesVersion}
     */
    public record Cause(String reason, String message, String field) {}

    private static final int LONGEST = 600;

    /** A webhook's failure quotes the whole object, tens of kB of it, and is cut before it says why. */
    private static final Pattern WEBHOOK =
            Pattern.compile("failed calling webhook \"([^\"]+)\"(.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern DENIED = Pattern.compile("admission webhook \"[^\"]+\" denied the request: ");

    /** What server-side apply puts before what the schema says, with the names of kinds in Go's way. */
    private static final Pattern APPLY_PREFIX =
            Pattern.compile("failed to create typed patch object \\([^)]*\\): |errors:\\s+", Pattern.DOTALL);

    public ApiError {
        causes = List.copyOf(causes);
    }

    /** Reads the refusal out of an answer. */
    public static ApiError of(ApiResponse response) {
        Optional<ApiObject> body = response.object();
        if (body.isPresent()) {
            return read(response.status(), body.get());
        }
        String text = response.text().strip();
        if (text.startsWith("<")) {
            return new ApiError(response.status(), "", "a page for people instead of an answer", List.of());
        }
        return new ApiError(response.status(), "", cut(text), List.of());
    }

    private static ApiError read(int status, ApiObject body) {
        List<Cause> causes = new ArrayList<>();
        for (ApiObject cause : body.objects("details", "causes")) {
            causes.add(new Cause(cause.text("reason"), cut(cause.text("message")), cause.text("field")));
        }
        String reason = body.kind().equals("Status") ? body.text("reason") : body.text("code");
        // Norman sometimes says what is wrong in its code alone: MissingRequired.
        String message = body.text("message").isEmpty() ? body.text("code") : body.text("message");
        String field = body.text("fieldName");
        return new ApiError(status, reason, readable(field.isEmpty() ? message : message + " (" + field + ")"), causes);
    }

    private static String readable(String message) {
        Matcher webhook = WEBHOOK.matcher(message);
        if (webhook.find()) {
            boolean answered = webhook.group(2).contains("AdmissionReview");
            return answered
                    ? "Rancher's webhook " + webhook.group(1) + " failed, and Kubernetes cut off what it said"
                    : "Rancher's webhook " + webhook.group(1) + " could not be reached"
                            + cut(webhook.group(2).replaceFirst("^:? ?failed to call webhook", ""));
        }
        String apply = APPLY_PREFIX.matcher(message).replaceAll("");
        return cut(
                DENIED.matcher(apply).replaceFirst("Rancher's webhook says: ").strip());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }

    /** Whether somebody else, or another manager, changed the object in between. */
    public boolean isConflict() {
        return status == 409 && reason.equals("Conflict");
    }

    public boolean alreadyExists() {
        return status == 409 && reason.equals("AlreadyExists");
    }

    public boolean isForbidden() {
        return status == 403;
    }

    public boolean isNotFound() {
        return status == 404;
    }

    /** Whether a webhook of Rancher failed or could not be reached, as opposed to refusing. */
    public boolean isWebhookFailure() {
        return status == 500 && message.startsWith("Rancher's webhook ");
    }

    /** Whether a webhook could not be asked at all, which may pass. */
    boolean isWebhookAway() {
        return isWebhookFailure() && message.contains(" could not be reached");
    }

    /** Whether the webhook of Clusters says that the caller may not read the credential. */
    public boolean isCredentialRefusal() {
        return status == 401 && message.startsWith("Rancher's webhook says:");
    }

    /** What to show of it: the message, or what the status alone says. */
    public String sentence() {
        return message.isEmpty() ? "status " + status + " without a word" : message.replaceAll("\\s*\\n\\s*", "; ");
    }

    /** By owner, the fields over which server-side apply has a conflict; empty where this is none. */
    public Map<String, List<String>> conflicts() {
        return FieldConflicts.of(causes);
    }
}
