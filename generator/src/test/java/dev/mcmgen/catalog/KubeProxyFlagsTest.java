package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of ipvs-nodelocaldns.md §2 and of its runs with kube-proxy 1.26.9 and 1.36.2. */
class KubeProxyFlagsTest {

    private final KubeProxyFlags flags = Catalog.bundled().kubeProxyFlags();

    @ParameterizedTest
    @CsvSource({
        "v1.26.10+rke2r2, ipvs-tcpfin-timeout,          true",
        "v1.26.10+rke2r2, ipvs-tcp-fin-timeout,         false",
        "v1.26.10+rke2r2, conntrack-udp-timeout,        false",
        "v1.28.15+rke2r1, conntrack-tcp-be-liberal,     false",
        "v1.29.0+rke2r1,  conntrack-tcp-be-liberal,     true",
        "v1.36.3+rke2r1,  conntrack-udp-timeout,        true",
        "v1.25.16+rke2r2, iptables-localhost-nodeports, false",
        "v1.26.10+rke2r2, iptables-localhost-nodeports, true",
        "v1.25.16+rke2r2, udp-timeout,                  true",
        "v1.26.10+rke2r2, udp-timeout,                  false",
        "v1.26.10+rke2r2, cleanup-ipvs,                 false",
        "v1.36.3+rke2r1,  metrics-bind-address,         true",
        "v1.36.3+rke2r1,  v,                            true",
        "v1.31.1+k3s1,    logging-format,               true",
        "v1.25.16+rke2r2, logging-format,               false",
    })
    void knowsWhichFlagsAMinorHas(String release, String name, boolean exists) {
        KubeProxyFlags.Flags known = flags.of(Release.parse(release));

        assertThat(known.complete()).isTrue();
        assertThat(known.byName().containsKey(name)).isEqualTo(exists);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.25.16+rke2r2, userspace, true",
        "v1.26.10+rke2r2, userspace, false",
        "v1.26.10+rke2r2, ipvs,      true",
        "v1.26.10+rke2r2, IPVS,      false",
        "v1.28.15+rke2r1, nftables,  false",
        "v1.29.0+rke2r1,  nftables,  true",
        "v1.36.3+rke2r1,  nftables,  true",
    })
    void knowsTheModes(String release, String mode, boolean exists) {
        assertThat(flag(release, "proxy-mode").values().contains(mode)).isEqualTo(exists);
    }

    @Test
    void knowsWhatIsCheckedAndWhen() {
        KubeProxyFlag min = flag("v1.26.10+rke2r2", "ipvs-min-sync-period");
        assertThat(min.limits().atMostFlag()).contains("ipvs-sync-period");
        assertThat(min.defaultText()).isEqualTo("0s");
        assertThat(flag("v1.36.3+rke2r1", "ipvs-min-sync-period").defaultText()).isEqualTo("1s");

        assertThat(flag("v1.26.10+rke2r2", "iptables-sync-period").mode()).isEmpty();
        assertThat(flag("v1.36.3+rke2r1", "iptables-sync-period").mode()).contains("iptables");
        assertThat(flag("v1.33.5+rke2r1", "iptables-sync-period").modeUnsure()).isTrue();

        KubeProxyFlag bit = flag("v1.26.10+rke2r2", "iptables-masquerade-bit");
        assertThat(bit.limits().min()).contains("0");
        assertThat(bit.limits().max()).contains("31");

        assertThat(flag("v1.30.14+rke2r1", "nodeport-addresses").values()).isEmpty();
        assertThat(flag("v1.31.1+rke2r1", "nodeport-addresses").values()).containsExactly("primary");
        assertThat(flag("v1.31.1+rke2r1", "config").harmful()).isNotEmpty();
    }

    @Test
    void isNotSureOfAMinorThatWasNotRead() {
        assertThat(flags.of(Release.parse("v1.37.0+rke2r1")).complete()).isFalse();
        assertThat(flags.of(Release.parse("v1.38.0+rke2r1")).complete()).isFalse();
        assertThat(flags.of(Release.parse("v1.37.0+rke2r1")).featureGates()).contains("KubeProxyIPVS");
        assertThat(flags.of(Release.parse("v1.36.3+rke2r1")).featureGates()).doesNotContain("KubeProxyIPVS");
    }

    private KubeProxyFlag flag(String release, String name) {
        return Objects.requireNonNull(flags.of(Release.parse(release)).byName().get(name));
    }
}
