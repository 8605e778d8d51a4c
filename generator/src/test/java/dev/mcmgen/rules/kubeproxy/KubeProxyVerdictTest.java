package dev.mcmgen.rules.kubeproxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Inspector;
import dev.mcmgen.rules.Severity;
import dev.mcmgen.rules.book.Rules;
import dev.mcmgen.rules.subject.Assumptions;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What kube-proxies 1.26.9 and 1.36.2 answered when they were started with these arguments (ipvs-nodelocaldns.md, "Run:
 * what real kube-proxies answered"): what one refused is an error in a manifest of that release, what it accepted is none.
 */
class KubeProxyVerdictTest {

    private static final String REFUSED = "refused";
    private static final Inspector INSPECTOR =
            new Inspector(Rules.all(Catalog.bundled()), LocalDate.of(2026, 11, 22), Catalog.bundled());

    @ParameterizedTest(name = "{0}: {1} by 1.26.9, {2} by 1.36.2")
    @CsvSource(delimiter = '|', textBlock = """
            proxy-mode=IPVS                                              | refused  | refused
            proxy-mode=bogus                                             | refused  | refused
            proxy-mode=nftables                                          | refused  | accepted
            proxy-mode=ipvs ipvs-scheduler=mh                            | refused  | accepted
            proxy-mode=ipvs ipvs-scheduler=rr                            | accepted | accepted
            proxy-mode=ipvs ipvs-scheduler=wrr                           | accepted | accepted
            proxy-mode=ipvs ipvs-scheduler=lc                            | accepted | accepted
            proxy-mode=ipvs ipvs-scheduler=wlc                           | accepted | accepted
            proxy-mode=ipvs ipvs-scheduler=lblc                          | accepted | accepted
            proxy-mode=ipvs ipvs-scheduler=lblcr                         | accepted | accepted
            proxy-mode=ipvs ipvs-scheduler=sh                            | accepted | accepted
            proxy-mode=ipvs ipvs-scheduler=dh                            | accepted | accepted
            proxy-mode=ipvs ipvs-scheduler=sed                           | accepted | accepted
            proxy-mode=ipvs ipvs-scheduler=nq                            | accepted | accepted
            proxy-mode=ipvs ipvs-scheduler=                              | accepted | accepted
            proxy-mode=iptables ipvs-scheduler=mh                        | accepted | accepted
            proxy-mode=iptables ipvs-scheduler=bogus                     | accepted | accepted
            proxy-mode=iptables ipvs-tcp-timeout=-1s                     | accepted | accepted
            proxy-mode=ipvs ipvs-tcp-timeout=-1s                         | refused  | refused
            ipvs-tcp-timeout=120                                         | refused  | refused
            proxy-mode=ipvs ipvs-tcp-timeout=120                         | refused  | refused
            proxy-mode=ipvs ipvs-tcp-timeout=120s                        | accepted | accepted
            ipvs-tcp-fin-timeout=1s                                      | refused  | refused
            ipvs-tcpfin-timeout=1s                                       | accepted | accepted
            proxy-mode=ipvs ipvs-sync-period=0s                          | refused  | refused
            proxy-mode=ipvs ipvs-sync-period=500ms                       | accepted | refused
            proxy-mode=ipvs ipvs-sync-period=500ms ipvs-min-sync-period=100ms | accepted | accepted
            proxy-mode=ipvs ipvs-min-sync-period=40s                     | refused  | refused
            proxy-mode=ipvs ipvs-sync-period=5s ipvs-min-sync-period=10s | refused  | refused
            proxy-mode=ipvs ipvs-exclude-cidrs=10.0.0.1                  | refused  | refused
            proxy-mode=ipvs ipvs-exclude-cidrs=10.0.0.1/32               | accepted | accepted
            ipvs-strict-arp=yes                                          | refused  | refused
            ipvs-strict-arp=1                                            | accepted | accepted
            ipvs-strict-arp=t                                            | accepted | accepted
            ipvs-strict-arp=T                                            | accepted | accepted
            ipvs-strict-arp=TRUE                                         | accepted | accepted
            ipvs-strict-arp=true                                         | accepted | accepted
            ipvs-strict-arp=True                                         | accepted | accepted
            ipvs-strict-arp=0                                            | accepted | accepted
            ipvs-strict-arp=f                                            | accepted | accepted
            ipvs-strict-arp=F                                            | accepted | accepted
            ipvs-strict-arp=FALSE                                        | accepted | accepted
            ipvs-strict-arp=false                                        | accepted | accepted
            ipvs-strict-arp=False                                        | accepted | accepted
            ipvs-strict-arp                                              | accepted | accepted
            proxy-mode=ipvs iptables-sync-period=0s                      | refused  | accepted
            proxy-mode=iptables iptables-sync-period=0s                  | refused  | refused
            nodeport-addresses=primary                                   | refused  | accepted
            conntrack-udp-timeout=1s                                     | refused  | accepted
            udp-timeout=1s                                               | refused  | refused
            cleanup-ipvs=true                                            | refused  | refused
            no-such-flag=1                                               | refused  | refused
            feature-gates=KubeProxyIPVS=true                             | refused  | refused
            cluster-cidr=10.42.0.0/16,10.44.0.0/16                       | refused  | refused
            cluster-cidr=10.42.0.0/16,fd00:42::/56                       | accepted | accepted
            detect-local-mode=BridgeInterface                            | refused  | refused
            detect-local-mode=BridgeInterface pod-bridge-interface=cni0  | accepted | accepted
            """)
    void isKubeProxysOwn(String arguments, String old, String current) {
        assertThat(errors("v1.26.9+rke2r1", arguments)).as("1.26.9").isEqualTo(old.equals(REFUSED));
        assertThat(errors("v1.36.2+rke2r1", arguments)).as("1.36.2").isEqualTo(current.equals(REFUSED));
    }

    /** The parser takes any name from 1.27 on; then kube-proxy exits at its probe. */
    @ParameterizedTest
    @CsvSource({"v1.26.9+rke2r1", "v1.36.2+rke2r1"})
    void anUnknownSchedulerIsAnErrorInEveryRelease(String release) {
        assertThat(errors(release, "proxy-mode=ipvs ipvs-scheduler=bogus")).isTrue();
    }

    /** The rows of §9 about the same arguments, with releases between the two that were run. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v1.28.15+rke2r1 | conntrack-udp-timeout=1s                                             | refused
            v1.29.0+rke2r1  | conntrack-udp-timeout=1s                                             | accepted
            v1.25.16+rke2r2 | iptables-localhost-nodeports=false                                   | refused
            v1.26.15+rke2r1 | iptables-localhost-nodeports=false                                   | accepted
            v1.25.16+rke2r2 | proxy-mode=userspace                                                 | accepted
            v1.26.15+rke2r1 | proxy-mode=userspace                                                 | refused
            v1.28.15+rke2r1 | proxy-mode=nftables                                                  | refused
            v1.30.14+rke2r1 | proxy-mode=nftables                                                  | refused
            v1.30.14+rke2r1 | proxy-mode=nftables feature-gates=NFTablesProxyMode=true             | accepted
            v1.31.14+rke2r1 | proxy-mode=nftables                                                  | accepted
            v1.33.5+rke2r1  | proxy-mode=ipvs iptables-sync-period=0s                              | accepted
            v1.26.9+rke2r1  | iptables-masquerade-bit=32                                           | refused
            v1.26.9+rke2r1  | iptables-masquerade-bit=14                                           | accepted
            v1.26.9+rke2r1  | oom-score-adj=-1001                                                  | refused
            v1.26.9+rke2r1  | --proxy-mode=ipvs                                                    | accepted
            v1.26.9+rke2r1  | -proxy-mode=ipvs                                                     | refused
            v1.26.9+rke2r1  | proxy_mode=ipvs                                                      | accepted
            v1.26.9+rke2r1  | log-dir=/var/log                                                     | accepted
            v1.26.9+rke2r1  | nodeport-addresses+=10.0.0.0/8                                       | accepted
            v1.26.9+rke2r1  | enable-dsr=true                                                      | refused
            v1.26.9+rke2r1  | healthz-bind-address=localhost                                       | refused
            v1.26.9+rke2r1  | healthz-bind-address=[::1]:10256                                     | accepted
            v1.26.9+rke2r1  | config=/etc/kube-proxy.yaml                                          | refused
            v1.26.9+rke2r1  | cleanup=false                                                        | accepted
            v1.27.16+rke2r1 | detect-local-mode=Bogus                                              | accepted
            v1.28.15+rke2r1 | detect-local-mode=Bogus                                              | refused
            v1.26.9+k3s1    | proxy-mode=IPVS                                                      | refused
            v1.37.0+rke2r1  | brand-new-flag=1                                                     | accepted
            """)
    void followsTheRelease(String release, String arguments, String verdict) {
        assertThat(errors(release, arguments)).isEqualTo(verdict.equals(REFUSED));
    }

    private static boolean errors(String release, String arguments) {
        String items = Stream.of(arguments.strip().split(" "))
                .map(argument -> "        - \"" + argument + "\"\n")
                .collect(Collectors.joining());
        String manifest = """
                apiVersion: provisioning.cattle.io/v1
                kind: Cluster
                metadata: {name: prod-01, namespace: fleet-default}
                spec:
                  kubernetesVersion: %s
                  rkeConfig:
                    machineGlobalConfig:
                      kube-proxy-arg:
                %s""".formatted(release, items);
        List<Finding> findings = INSPECTOR
                .inspect("f.yaml", manifest.getBytes(UTF_8), Assumptions.NONE)
                .findings();
        return findings.stream()
                .filter(finding -> finding.path().startsWith("/spec/rkeConfig/machineGlobalConfig/kube-proxy-arg"))
                .anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
