package dev.mcmgen.render.plan;

import dev.mcmgen.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets in the parts of a spec. What is only named, public, empty or to be filled in later is none. */
final class SecretWords {

    /** Keys of a Secret whose value is one, besides those above; the types of Secrets in the Kubernetes documentation. */
    private static final List<String> OF_SECRETS =
            List.of(".dockerconfigjson", ".dockercfg", "tls.key", "ssh-privatekey", "id_rsa", "id_ed25519");

    /** {@code name=value}, alone on a line; a name may stand in quotes or after {@code export}. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?m)^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*=[ \t]*(.+?)[ \t]*$");

    private SecretWords() {}

    static boolean isSecret(String key) {
        return SecretText.isNamed(key);
    }

    /** Whether the value of such a key is there. */
    static boolean isFilled(Object value) {
        return value instanceof Number || (value instanceof String text && SecretText.isFilled(text));
    }

    /** What of a text in no known form is a secret, in words; empty where nothing is. */
    static Optional<String> inText(String text) {
        Optional<String> form = SecretText.byForm(text);
        if (form.isPresent()) {
            return form;
        }
        Matcher assignment = ASSIGNMENT.matcher(text);
        while (assignment.find()) {
            if (isSecret(assignment.group(1)) && isFilled(unquoted(assignment.group(2)))) {
                return Optional.of(assignment.group(1));
            }
        }
        return Optional.empty();
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.matches("(?s)(\".*\"|'.*')")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    /**
     * Whether an entry of a Secret is a secret for certain.
     *
     * @param encoded whether the value is in base 64
     */
    static boolean isSecretEntry(String key, String value, boolean encoded) {
        String text = encoded ? decoded(value) : value;
        return SecretText.byForm(text).isPresent() || ((OF_SECRETS.contains(key) || isSecret(key)) && isFilled(text));
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
