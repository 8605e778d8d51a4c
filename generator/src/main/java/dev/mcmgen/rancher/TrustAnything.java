package dev.mcmgen.rancher;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Checks nothing: asked for by {@code --insecure-skip-tls-verify}, and to fetch a certificate whose checksum is known. */
@SuppressWarnings("CustomX509TrustManager") // the user asks for exactly this
final class TrustAnything implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
