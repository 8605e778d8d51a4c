package dev.mcmgen.cluster.rancher;

import dev.mcmgen.catalog.RancherFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The file with the certificate of an S3 store's authority; its name follows from the certificate. */
record S3Authority(String path, String content) {

    /** @param written the certificate, or its base64, which Rancher takes for the same since it knows data directories */
    static S3Authority of(Planning planning, String written) {
        if (!planning.has(RancherFeature.DATA_DIRECTORIES)) {
            return new S3Authority(path(planning, written), written);
        }
        try {
            // Go steps over line ends and wants the padding.
            String oneLine = written.replace("\n", "").replace("\r", "");
            if (oneLine.length() % 4 == 0) {
                byte[] decoded = Base64.getDecoder().decode(oneLine);
                return new S3Authority(path(planning, written), new String(decoded, StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            // It is the certificate itself.
        }
        String encoded = Base64.getEncoder().encodeToString(written.getBytes(StandardCharsets.UTF_8));
        return new S3Authority(path(planning, encoded), written);
    }

    private static String path(Planning planning, String encoded) {
        return planning.cluster().configFile("s3-endpoint-ca-" + digits(encoded) + ".crt");
    }

    /** The first five digits of the MD5, which names the file and protects nothing. */
    private static String digits(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
