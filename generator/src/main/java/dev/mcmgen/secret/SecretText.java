package dev.mcmgen.secret;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells secrets from other text: by the name of what holds them, or by their own form. Names of Secrets, references,
 * paths, placeholders, encrypted text and public certificates are none.
 */
public final class SecretText {

    /** Ends of names, without dashes and case, whose value is a secret. */
    private static final List<String> ENDINGS = List.of(
            "password",
            "passwd",
            "passphrase",
            "accesskey",
            "secretkey",
            "apikey",
            "privatekey",
            "encryptionkey",
            "signingkey",
            "clientsecret",
            "credentialsecret",
            "accesstoken",
            "agenttoken",
            "apitoken",
            "authtoken",
            "bearertoken",
            "bootstraptoken",
            "identitytoken",
            "jointoken",
            "refreshtoken",
            "registrationtoken",
            "sessiontoken",
            "authencodedjson");

    /** Names that are one as a whole, but mean something else as the end of a longer one. */
    private static final List<String> NAMES = List.of("token", "pass", "pwd", "dockerconfigjson");

    /** Variables of the environment whose last word says it. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Z0-9_]+_(TOKEN|SECRET|PASS|PWD)");

    /** What points at a secret, or stands in for one, or is one that nobody can read. */
    private static final Pattern STAND_IN = Pattern.compile(
            "(?is)\\s*(x{3,}|\\*{3,}|\\.{3}|-+|change.?(me|it).*|replace.*|redacted.*|removed.*|your[-_ ].*|my[-_ ].*|todo.*|tbd|dummy|"
                    + "placeholder.*|example.*|sample.*|test|none|null|true|false|yes|no|default|"
                    + "(secret|secrets|vault|ref\\+\\w+|file|env|op|awssm|gcpsm|azurekv)://?.*|vault:.*|\\$?\\w+:/run/.*|"
                    + "sops:.*|[!]+|<.*>|\\[.*]|%.*%|@.*@|\\$\\w+|\\$[0-9a-z]+\\$.*|/[\\w./@-]+|enc\\[.*|encrypted:.*)\\s*");

    private static final Pattern MARK = Pattern.compile("\\$\\{|\\{\\{|\\$\\(|\\{%|REPLACE");

    /** A user and a password in a URL. */
    private static final Pattern LOGIN = Pattern.compile("://[^/\\s@:]*:([^/\\s@]+)@");

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+\\S{16}");
    private static final Pattern KNOWN = Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"
            + "|\\bgh[opsu]_[A-Za-z0-9]{36}\\b"
            + "|\\bglpat-[\\w-]{20}\\b"
            + "|\\bK10[0-9a-f]{64}::\\S+"
            + "|\\b(token-[a-z0-9]{5}|kubeconfig-u-[a-z0-9]+):[a-z0-9]{40,}\\b"
            + "|\\beyJ[\\w-]{12,}\\.eyJ[\\w-]{12,}\\.[\\w-]{12,}");

    private SecretText() {}

    /** What a value is; empty where it is no secret. */
    public static Optional<String> kind(String name, String value) {
        return isNamed(name) && isFilled(value) ? Optional.of(word(name)) : byForm(value);
    }

    /** What a text holds that shows by itself that it is a secret; empty where nothing does. */
    public static Optional<String> byForm(String value) {
        if (PRIVATE_KEY.matcher(value).find()) {
            return Optional.of("a private key");
        }
        if (KNOWN.matcher(value).find()) {
            return Optional.of("a token or an access key");
        }
        Matcher login = LOGIN.matcher(value);
        while (login.find()) {
            if (isFilled(login.group(1))) {
                return Optional.of("the password in a URL");
            }
        }
        return Optional.empty();
    }

    /** Whether what has this name is a secret. */
    public static boolean isNamed(String name) {
        String plain = lettersAndDigits(name);
        return NAMES.contains(plain)
                || ENDINGS.stream().anyMatch(plain::endsWith)
                || VARIABLE.matcher(name).matches();
    }

    private static String lettersAndDigits(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.chars()
                .filter(c -> c != '-' && c != '_' && c != '.')
                .forEach(c -> plain.append(Character.toLowerCase((char) c)));
        return plain.toString();
    }

    /** Whether a value is more than a stand-in. */
    public static boolean isFilled(String value) {
        return !value.isBlank()
                && !value.stripLeading().startsWith("-----BEGIN CERTIFICATE")
                && !value.stripLeading().startsWith("-----BEGIN PUBLIC KEY")
                && !STAND_IN.matcher(value).matches()
                && !MARK.matcher(value).find();
    }

    private static String word(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.contains("token")) {
            return "a token";
        }
        return plain.contains("key") ? "a key" : "a password";
    }
}
