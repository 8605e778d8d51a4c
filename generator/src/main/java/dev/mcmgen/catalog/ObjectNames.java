package dev.mcmgen.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of Kubernetes objects that are joined from others and may not be longer than 63 characters. */
public final class ObjectNames {

    private static final int LIMIT = 63;

    private ObjectNames() {}

    /**
     * The parts joined by hyphens; where that is longer than 63 characters, its beginning and the first five hexadecimal
     * digits of its SHA-256, as Rancher itself shortens names (wrangler's {@code SafeConcatName}).
     */
    public static String join(String... parts) {
        String full = String.join("-", parts);
        if (full.length() <= LIMIT) {
            return full;
        }
        String digest = HexFormat.of().formatHex(sha256(full));
        char last = full.charAt(56);
        boolean mayEnd = (last >= 'a' && last <= 'z') || (last >= '0' && last <= '9');
        return mayEnd
                ? full.substring(0, 57) + "-" + digest.substring(0, 5)
                : full.substring(0, 56) + "-" + digest.substring(0, 6);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
