package dev.mcmgen.secret;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
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

    /** One of these stands in each of the names and endings. */
    private static final List<String> PARTS = List.of("pass", "pwd", "key", "token", "secret", "json");

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
    private static final Pattern PRIVATE_KEY_BLOCK =
            Pattern.compile("(-----BEGIN [A-Z ]*PRIVATE KEY-----)(.*?)(?=-----END|\\z)", Pattern.DOTALL);
    private static final Pattern KEY_DATA = Pattern.compile("[A-Za-z0-9+/=]{8,}");
    private static final Pattern KNOWN = Pattern.compile("\\bAKIA[0-9A-Z]{16}\\b"
            + "|\\bgh[opsu]_[A-Za-z0-9]{36}\\b"
            + "|\\bglpat-[\\w-]{20}\\b"
            + "|\\bK10[0-9a-f]{64}::\\S+"
            + "|\\b(token-[a-z0-9]{5}|kubeconfig-u-[a-z0-9]+):[a-z0-9]{40,}\\b"
            + "|\\beyJ[\\w-]{12,}\\.eyJ[\\w-]{12,}\\.[\\w-]{12,}");

    /** One of these stands in everything that {@link #KNOWN} finds. */
    private static final List<String> KNOWN_MARKS =
            List.of("AKIA", "ghp_", "gho_", "ghs_", "ghu_", "glpat-", "K10", "token-", "kubeconfig-u-", "eyJ");

    private SecretText() {}

    /** What a value is; empty where it is no secret. */
    public static Optional<String> kind(String name, String value) {
        return isNamed(name) && isFilled(value) ? Optional.of(word(name)) : byForm(value);
    }

    /** What a text holds that shows by itself that it is a secret; empty where nothing does. */
    public static Optional<String> byForm(String value) {
        if (value.contains("PRIVATE KEY") && PRIVATE_KEY.matcher(value).find()) {
            return Optional.of("a private key");
        }
        if (mayBeKnown(value) && KNOWN.matcher(value).find()) {
            return Optional.of("a token or an access key");
        }
        if (value.contains("://")) {
            Matcher login = LOGIN.matcher(value);
            while (login.find()) {
                if (isFilled(login.group(1))) {
                    return Optional.of("the password in a URL");
                }
            }
        }
        return Optional.empty();
    }

    /** The text with a stand-in for everything that shows by itself that it is a secret. */
    public static String masked(String text) {
        String masked = text;
        if (masked.contains("PRIVATE KEY")) {
            masked = PRIVATE_KEY_BLOCK.matcher(masked).replaceAll(block -> {
                String body = KEY_DATA.matcher(block.group(2)).replaceAll("<key>");
                return Matcher.quoteReplacement(block.group(1) + body);
            });
        }
        if (mayBeKnown(masked)) {
            masked = KNOWN.matcher(masked).replaceAll("<token>");
        }
        return masked.contains("://")
                ? LOGIN.matcher(masked)
                        .replaceAll(login -> Matcher.quoteReplacement(
                                isFilled(login.group(1)) ? withoutPassword(login) : login.group()))
                : masked;
    }

    private static String withoutPassword(MatchResult login) {
        int start = login.start(1) - login.start();
        return login.group().substring(0, start) + "<password>@";
    }

    /** Looking for words is much faster than the pattern, and texts can be long. */
    private static boolean mayBeKnown(String value) {
        for (String mark : KNOWN_MARKS) {
            if (value.contains(mark)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text may hold a secret at all; where not, nothing in it is one. */
    public static boolean mayHold(String text) {
        return mayName(text) || text.contains("://") || mayBeKnown(text);
    }

    /** Whether a text has a part of a name in it whose value is a secret; where not, {@link #isNamed} is never true. */
    public static boolean mayName(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        for (String part : PARTS) {
            if (plain.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what has this name is a secret. */
    public static boolean isNamed(String name) {
        String plain = lettersAndDigits(name);
        return NAMES.contains(plain)
                || endsLikeOne(plain)
                || VARIABLE.matcher(name).matches();
    }

    private static boolean endsLikeOne(String plain) {
        for (String ending : ENDINGS) {
            if (plain.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static String lettersAndDigits(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '-' && c != '_' && c != '.') {
                plain.append(Character.toLowerCase(c));
            }
        }
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

    /** What a secret of that name is, in words: a password, a key or a token. */
    public static String word(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.contains("token")) {
            return "a token";
        }
        return plain.contains("key") ? "a key" : "a password";
    }
}
