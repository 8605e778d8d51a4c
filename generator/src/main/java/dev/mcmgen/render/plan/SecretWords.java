package dev.mcmgen.render.plan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By which words a secret is known. What is only named, public, empty or to be filled in later is none. */
final class SecretWords {

    /** Ends of keys whose value is a secret, without dashes and case. Names of Secrets and of keys end otherwise. */
    private static final List<String> ENDINGS = List.of(
            "password",
            "passwd",
            "passphrase",
            "accesskey",
            "secretkey",
            "apikey",
            "privatekey",
            "clientsecret",
            "accesstoken",
            "apitoken",
            "authtoken",
            "bearertoken",
            "sessiontoken");

    private static final String TOKEN = "token";

    /** Keys of a Secret whose value is one, besides those above; the types of Secrets in the Kubernetes documentation. */
    private static final List<String> OF_SECRETS =
            List.of(".dockerconfigjson", ".dockercfg", "tls.key", "ssh-privatekey", "id_rsa", "id_ed25519");

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s*[A-Za-z0-9+/=]{16}");

    private static final Pattern LOGIN = Pattern.compile("://[^/\\s@:]+:([^/\\s@]+)@");

    /** {@code name=value}, alone on a line; a name may stand in quotes or after {@code export}. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?m)^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*=[ \t]*(.+?)[ \t]*$");

    /** Hashes, references to somewhere else, template expressions, words that say that nothing stands there yet. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)\\$.*|<.*>|\\{\\{.*|.*\\$\\{.*|.*\\$\\(.*|.*\\{\\{.*\\}\\}.*"
                    + "|[a-z0-9+]+://[^:@]*|vault:.*|ref\\+.*|enc\\[.*|x{3,}|\\.{3,}|[*!]+"
                    + "|change[-_ ]?(me|it).*|replace.*|redacted|placeholder|todo|none|null|true|false|yes|no");

    private SecretWords() {}

    static boolean isSecret(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return plain.equals(TOKEN) || ENDINGS.stream().anyMatch(plain::endsWith);
    }

    /** Whether the value of such a key is there. */
    static boolean isFilled(Object value) {
        return value instanceof Number || (value instanceof String text && isFilled(text));
    }

    private static boolean isFilled(String text) {
        String plain = text.strip();
        return !plain.isEmpty()
                && !plain.startsWith("-----BEGIN CERTIFICATE")
                && !plain.startsWith("-----BEGIN PUBLIC KEY")
                && !PLACEHOLDER.matcher(plain).matches();
    }

    /** Whether the text holds a URL with a password in it. */
    static boolean hasLogin(String text) {
        Matcher login = LOGIN.matcher(text);
        while (login.find()) {
            if (isFilled(login.group(1))) {
                return true;
            }
        }
        return false;
    }

    static boolean hasPrivateKey(String text) {
        return PRIVATE_KEY.matcher(text).find();
    }

    /** What of a text in no known form is a secret, in words; empty where nothing is. */
    static Optional<String> inText(String text) {
        if (hasPrivateKey(text)) {
            return Optional.of("a private key");
        }
        if (hasLogin(text)) {
            return Optional.of("a URL with a password");
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
        return hasPrivateKey(text) || ((OF_SECRETS.contains(key) || isSecret(key)) && isFilled(text));
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
