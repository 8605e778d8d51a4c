package dev.mcmgen.rancher;

import java.util.Optional;
import java.util.regex.Pattern;

/** Takes tokens out of text that people will see: traces, messages of a server, names of failures. */
final class Masking {

    static final String MASK = "***";

    /** Tokens of Rancher in any text, whoever owns them; their names may be seen, their secrets not. */
    private static final Pattern TOKENS =
            Pattern.compile("\\b((?:ext/)?(?:token|kubeconfig)-[a-z0-9-]+):[a-z0-9]{16,}");

    /**
     * Registration tokens stand in commands for nodes ({@code --token x}, for Windows {@code -Token x}), in the address of the
     * manifest of imported clusters, and in fields.
     */
    private static final Pattern REGISTRATION =
            Pattern.compile("(-[Tt]oken\\s+|/v3/import/|\"(?:token|bearerToken|value)\"\\s*:\\s*\")[a-z0-9]{40,}");

    private final Optional<Token> token;

    Masking(Optional<Token> token) {
        this.token = token;
    }

    String of(String text) {
        String own = token.isPresent() ? token.get().masked(text) : text;
        String others = TOKENS.matcher(own).replaceAll("$1:" + MASK);
        return REGISTRATION.matcher(others).replaceAll("$1" + MASK);
    }
}
