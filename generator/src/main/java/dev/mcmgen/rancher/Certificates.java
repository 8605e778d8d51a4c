package dev.mcmgen.rancher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Certificates in PEM, and trust managers made of them. */
final class Certificates {

    private Certificates() {}

    /** The certificates of a file. */
    static List<X509Certificate> read(Path file) {
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new RancherException(file + " does not exist", "name the PEM file of the CA");
        } catch (IOException e) {
            throw new RancherException(file + " cannot be read: " + e.getMessage(), "");
        }
    }

    /** @param name for messages */
    static List<X509Certificate> parse(String name, byte[] pem) {
        List<X509Certificate> found = new ArrayList<>();
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            all.forEach(certificate -> found.add((X509Certificate) certificate));
        } catch (CertificateException e) {
            throw new RancherException(name + " holds no certificates in PEM", "");
        }
        if (found.isEmpty()) {
            throw new RancherException(name + " holds no certificates in PEM", "");
        }
        return found;
    }

    /** The checksum of a PEM as Rancher has it: with exactly one line end at its end. */
    static String checksum(byte[] pem) {
        String text = new String(pem, StandardCharsets.UTF_8).replaceAll("\n+$", "") + "\n";
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Believes the system's certificates and these. */
    static X509TrustManager trusting(List<X509Certificate> more) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate certificate : more) {
                store.setCertificateEntry("given-" + number++, certificate);
            }
            for (X509Certificate certificate : manager(null).getAcceptedIssuers()) {
                store.setCertificateEntry("system-" + number++, certificate);
            }
            return manager(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new RancherException("the certificates cannot be used: " + e.getMessage(), "");
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter((TrustManager manager) -> manager instanceof X509TrustManager)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
