package dev.mcmgen.rancher;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Says why there was no answer, and what to do about it.
 *
 * @param proxy by which the request went, as {@code host:port}; empty where there is none
 */
record Unreachable(RancherAddress address, Optional<String> proxy) {

    /** Where the HTTP client says on several lines what a certificate is good for. */
    private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[([^\\]]+)]");

    RancherException because(IOException failure) {
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (failure instanceof SSLException) {
            return certificate(failure, why);
        }
        if (proxy.isPresent() && (failure instanceof UnknownHostException || failure instanceof ConnectException)) {
            return new RancherException(
                    "the proxy " + proxy.get() + ", by which " + address + " is asked, does not answer",
                    "look at HTTPS_PROXY, or name the host in NO_PROXY");
        }
        if (failure instanceof UnknownHostException) {
            return new RancherException("there is no host of the name in " + address, "look at the address");
        }
        if (failure instanceof ConnectException) {
            return new RancherException(
                    "nothing answers at " + address + ": " + why, "look at the address and the port");
        }
        if (failure instanceof InterruptedIOException) {
            return new RancherException(address + " did not answer in time", "try again later");
        }
        return new RancherException("the connection to " + address + " failed: " + why, "try again later");
    }

    private RancherException certificate(IOException failure, String why) {
        if (cause(failure, CertificateExpiredException.class).isPresent()) {
            return new RancherException(
                    "the certificate of " + address + " has expired", "renew it in Rancher, or look at the clock here");
        }
        if (cause(failure, CertificateNotYetValidException.class).isPresent()) {
            return new RancherException(
                    "the certificate of " + address + " is not valid yet", "look at the clock here");
        }
        if (why.contains("plaintext connection") || why.contains("Unsupported or unrecognized SSL message")) {
            return new RancherException(
                    address + " does not speak TLS", "look at the port, or write http:// if that is meant");
        }
        if (failure instanceof SSLPeerUnverifiedException) {
            Matcher names = NAMES.matcher(why);
            return new RancherException(
                    "the certificate of " + address + " is for other names"
                            + (names.find() ? ": " + names.group(1) : ""),
                    "use one of the names of the certificate as address, or renew it with this name");
        }
        return new RancherException(
                "the certificate of " + address + " is not believed"
                        + (why.contains("unable to find valid certification path")
                                ? ": it comes from a CA that is not known here"
                                : ": " + why),
                "give its CA by --ca-file, or the checksum of its CA by --ca-checksum");
    }

    private static Optional<Throwable> cause(Throwable failure, Class<? extends Throwable> kind) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            if (kind.isInstance(cause)) {
                return Optional.of(cause);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
