package dev.mcmgen.rancher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;

/**
 * The proxies that the environment names: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY}, in
 * capitals or not, as curl and kubectl read them. Where it names none, those of Java's system properties.
 */
public final class Proxies extends ProxySelector {

    /** Those of Java's system properties alone. */
    public static final Proxies NONE = new Proxies(Map.of());

    private final Map<String, String> environment;
    private final List<String> exceptions = new ArrayList<>();

    public Proxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        for (String item : given("NO_PROXY").orElse("").split(",", -1)) {
            String name = item.strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                exceptions.add(name.startsWith(".") ? name.substring(1) : name);
            }
        }
    }

    @Override
    public List<Proxy> select(URI target) {
        String host = target.getHost() == null ? "" : target.getHost().toLowerCase(Locale.ROOT);
        Optional<URI> proxy = proxy(String.valueOf(target.getScheme()));
        if (proxy.isEmpty()) {
            return Optional.ofNullable(ProxySelector.getDefault())
                    .map(system -> system.select(target))
                    .orElse(List.of(Proxy.NO_PROXY));
        }
        if (isException(host, target.getPort()) || isThisMachine(host)) {
            return List.of(Proxy.NO_PROXY);
        }
        URI address = proxy.get();
        Proxy.Type type = String.valueOf(address.getScheme()).startsWith("socks") ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
        int port = address.getPort() > 0 ? address.getPort() : type == Proxy.Type.SOCKS ? 1080 : 80;
        return List.of(new Proxy(type, InetSocketAddress.createUnresolved(address.getHost(), port)));
    }

    @Override
    public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
        // The request fails with the same exception, and says so.
    }

    /** The header for a proxy that wants a user and a password, where its address holds them. */
    Optional<String> authorization(String scheme) {
        return proxy(scheme).map(URI::getUserInfo).map(info -> {
            int colon = info.indexOf(':');
            return colon < 0
                    ? Credentials.basic(info, "")
                    : Credentials.basic(info.substring(0, colon), info.substring(colon + 1));
        });
    }

    private Optional<URI> proxy(String scheme) {
        String name = scheme.equals("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
        return given(name).or(() -> given("ALL_PROXY")).map(text -> {
            try {
                URI address = URI.create(text.contains("://") ? text : "http://" + text);
                if (address.getHost() != null) {
                    return address;
                }
            } catch (IllegalArgumentException e) {
                // Said below, without the address: it may hold a password.
            }
            throw new RancherException(
                    "the environment names a proxy whose address nobody can read",
                    "write " + name + " like http://proxy.example.org:3128");
        });
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
                .filter(value -> !value.isBlank())
                .map(String::strip);
    }

    private boolean isException(String host, int port) {
        for (String name : exceptions) {
            if (name.equals("*")
                    || host.equals(name)
                    || host.endsWith("." + name)
                    || (host + ":" + port).equals(name)
                    || AddressRange.contains(name, host)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
