package dev.mcmgen.rancher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

    private static List<Proxy> select(Map<String, String> environment, String target) {
        return new Proxies(environment).select(URI.create(target));
    }

    private static Proxy http(String host, int port) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    @Test
    void takesTheProxyOfTheScheme() {
        Map<String, String> environment = Map.of("https_proxy", "http://secure:3128/", "HTTP_PROXY", "plain:8080");
        assertThat(select(environment, "https://r.example.org")).containsExactly(http("secure", 3128));
        assertThat(select(environment, "http://r.example.org")).containsExactly(http("plain", 8080));
        assertThat(select(Map.of("ALL_PROXY", "socks5://s"), "https://r.example.org"))
                .containsExactly(new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("s", 1080)));
        assertThat(select(Map.of(), "https://r.example.org")).containsExactly(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @CsvSource({
        "'*',                       r.example.org, true",
        "r.example.org,             r.example.org, true",
        "example.org,               r.example.org, true",
        "'.example.org',            r.example.org, true",
        "ample.org,                 r.example.org, false",
        "'a, r.example.org:443, b', r.example.org, true",
        "r.example.org:80,          r.example.org, false",
        "10.0.0.0/8,                10.1.2.3,      true",
        "10.0.0.0/15,               10.2.2.3,      false",
        "10.0.0.0/8,                ten.example,   false",
        "localhost,                 127.0.0.1,     true",
    })
    void someHostsNeedNone(String exceptions, String host, boolean direct) {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", exceptions);
        assertThat(select(environment, "https://" + host + ":443"))
                .containsExactly(direct ? Proxy.NO_PROXY : http("p", 1));
    }

    @Test
    void aProxyMayWantAPassword() {
        Proxies proxies = new Proxies(Map.of("HTTPS_PROXY", "http://user:pa%20ss@p:1"));
        assertThat(proxies.authorization("https")).contains("Basic dXNlcjpwYSBzcw==");
        assertThat(proxies.authorization("http")).isEmpty();
        assertThatThrownBy(() -> select(Map.of("HTTPS_PROXY", "http://user:sec ret@p"), "https://r"))
                .isInstanceOf(RancherException.class)
                .hasMessageNotContaining("ret");
    }
}
