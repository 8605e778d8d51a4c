package dev.mcmgen.rancher;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * What proves to a Rancher who asks: {@code token-xxxxx:secret}, {@code kubeconfig-u-xxxxx:secret} or {@code
 * ext/token-xxxxx:secret} (rancher-api.md §1.2). Nothing but the header of a request ever shows it.
 */
public final class Token {

    private final String value;

    private Token(String value) {
        this.value = value;
    }

    /**
     * The token of that text, without what editors and shells leave around it.
     *
     * @throws RancherException where it cannot be one
     */
    public static Token of(String text) {
        String value = text.strip();
        if (value.isEmpty()) {
            throw new RancherException("the token is empty", "make one in Rancher: user menu, Account & API Keys");
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new RancherException(
                    "the token holds characters that no token has", "take the bearer token that Rancher showed once");
        }
        return new Token(value);
    }

    /** The token that an access key and its secret key make. */
    public static Token ofKeys(String accessKey, String secretKey) {
        return of(accessKey.strip() + ":" + secretKey.strip());
    }

    /** The value of the {@code Authorization} header. */
    String header() {
        return "Bearer " + value;
    }

    /** The same text with each form of this token replaced. */
    String masked(String text) {
        String secret = value.substring(value.indexOf(':') + 1);
        String encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        return text.replace(value, Masking.MASK).replace(secret, Masking.MASK).replace(encoded, Masking.MASK);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Token token && token.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }

    @Override
    public String toString() {
        return Masking.MASK;
    }
}
