package dev.mcmgen.render.plan;

import static dev.mcmgen.render.plan.Cluster.custom;
import static dev.mcmgen.render.plan.Cluster.linesOf;
import static dev.mcmgen.render.plan.Cluster.marked;
import static dev.mcmgen.render.plan.Cluster.release;
import static dev.mcmgen.render.plan.Cluster.unmarked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.render.Rendered;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** kube-proxy: from fields to arguments, and what a release or a host refuses. */
class KubeProxyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    '{}'                                                | proxy-mode=iptables
                    '{mode: iptables}'                                  | proxy-mode=iptables
                    '{mode: nftables}'                                  | proxy-mode=nftables
                    '{mode: ipvs}'                                      | proxy-mode=ipvs ipvs-scheduler=rr
                    '{mode: ipvs, ipvs: {scheduler: lc}}'               | proxy-mode=ipvs ipvs-scheduler=lc
                    '{mode: ipvs, ipvs: {strictARP: true}}'             | proxy-mode=ipvs ipvs-scheduler=rr ipvs-strict-arp=true
                    '{mode: ipvs, ipvs: {strictARP: false}}'            | proxy-mode=ipvs ipvs-scheduler=rr ipvs-strict-arp=false
                    '{mode: ipvs, ipvs: {tcpTimeout: 120s}}'            | proxy-mode=ipvs ipvs-scheduler=rr ipvs-tcp-timeout=120s
                    '{mode: ipvs, ipvs: {tcpFinTimeout: 1m}}'           | proxy-mode=ipvs ipvs-scheduler=rr ipvs-tcpfin-timeout=1m
                    '{mode: ipvs, ipvs: {udpTimeout: 120s}}'            | proxy-mode=ipvs ipvs-scheduler=rr ipvs-udp-timeout=120s
                    '{mode: ipvs, ipvs: {syncPeriod: 10s}}'             | proxy-mode=ipvs ipvs-scheduler=rr ipvs-sync-period=10s
                    '{mode: ipvs, ipvs: {minSyncPeriod: 2s}}'           | proxy-mode=ipvs ipvs-scheduler=rr ipvs-min-sync-period=2s
                    '{mode: ipvs, ipvs: {excludeCIDRs: [10.1.2.0/24, 10.1.3.0/24]}}' | proxy-mode=ipvs ipvs-scheduler=rr ipvs-exclude-cidrs=10.1.2.0/24,10.1.3.0/24
                    '{conntrack: {maxPerCore: 0}}'                      | proxy-mode=iptables conntrack-max-per-core=0
                    '{conntrack: {min: 131072}}'                        | proxy-mode=iptables conntrack-min=131072
                    '{conntrack: {tcpEstablishedTimeout: 24h}}'         | proxy-mode=iptables conntrack-tcp-timeout-established=24h
                    '{conntrack: {tcpCloseWaitTimeout: 1h}}'            | proxy-mode=iptables conntrack-tcp-timeout-close-wait=1h
                    '{conntrack: {udpTimeout: 30s}}'                    | proxy-mode=iptables conntrack-udp-timeout=30s
                    '{conntrack: {udpStreamTimeout: 3m}}'               | proxy-mode=iptables conntrack-udp-timeout-stream=3m
                    '{conntrack: {tcpBeLiberal: true}}'                 | proxy-mode=iptables conntrack-tcp-be-liberal=true
                    '{nodePortAddresses: [10.0.0.0/8, 192.168.0.0/16]}' | proxy-mode=iptables nodeport-addresses=10.0.0.0/8,192.168.0.0/16
                    '{args: [v=2, profiling]}'                          | proxy-mode=iptables v=2 profiling
                    """)
    void fieldsBecomeArguments(String kubeProxy, String arguments) {
        Rendered rendered = custom(release("v1.35.7+rke2r1"), "kubeProxy: " + kubeProxy);

        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/kube-proxy-arg"))
                .isEqualTo(List.of(arguments.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    metallb  | '[]'            | ipvs-strict-arp=true
                    metallb  | '[10.1.2.0/24]' | ipvs-strict-arp=true
                    kube-vip | '[]'            | ipvs-strict-arp=true
                    kube-vip | '[10.1.2.0/24]' | ipvs-strict-arp=true ipvs-exclude-cidrs=10.1.2.0/24
                    """)
    void loadBalancersNeedStrictArp(String kind, String cidrs, String arguments) {
        Rendered rendered = custom(
                "kubeProxy: {mode: ipvs}", "network: {loadBalancer: {kind: " + kind + ", cidrs: " + cidrs + "}}");

        assertThat(linesOf(rendered.cluster("rkeConfig/machineGlobalConfig/kube-proxy-arg")))
                .endsWith(arguments.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v1.26.10+rke2r2 | 'kubeProxy: {conntrack: {udpTimeout: ^30s}}'           | kube-proxy/unknown-argument
                    v1.28.15+rke2r1 | 'kubeProxy: {conntrack: {udpStreamTimeout: ^30s}}'     | kube-proxy/unknown-argument
                    v1.28.15+rke2r1 | 'kubeProxy: {conntrack: {tcpBeLiberal: ^true}}'       | kube-proxy/unknown-argument
                    v1.30.4+rke2r1  | 'kubeProxy: {args: [v=2, ^ipvs-scheduller=rr]}'        | kube-proxy/unknown-argument
                    v1.30.4+rke2r1  | 'kubeProxy: {args: [^cleanup]}'                        | kube-proxy/harmful-argument
                    v1.30.4+rke2r1  | 'kubeProxy: {args: [^proxy-mode=ipvs]}'                | kube-proxy/argument-has-a-field
                    v1.30.4+rke2r1  | 'kubeProxy: {args: [v=2, ^ipvs-scheduler=lc]}'         | kube-proxy/argument-has-a-field
                    v1.26.10+rke2r2 | 'kubeProxy: {mode: ipvs, ipvs: {scheduler: ^mh}}'      | kube-proxy/scheduler-not-accepted
                    v1.30.4+rke2r1  | 'kubeProxy: {mode: ipvs, ipvs: {scheduler: ^twos}}'   | kube-proxy/scheduler-module-missing
                    v1.30.4+rke2r1  | 'kubeProxy: {mode: ipvs, ipvs: {syncPeriod: ^0s}}'     | kube-proxy/sync-period
                    v1.30.4+rke2r1  | 'kubeProxy: {mode: ipvs, ipvs: {minSyncPeriod: ^31s}}' | kube-proxy/sync-period
                    v1.36.3+rke2r1  | 'kubeProxy: {mode: ipvs, ipvs: {syncPeriod: ^500ms}}'  | kube-proxy/sync-period
                    v1.30.4+rke2r1  | 'kubeProxy: {mode: ^nftables}'                         | kube-proxy/nftables-too-early
                    v1.40.0+rke2r1  | 'kubeProxy: {mode: ^ipvs}'                             | kube-proxy/ipvs-off
                    """)
    void whatWouldNotStartIsRefused(String release, String kubeProxy, String refusal) {
        assertThat(custom(release(release), unmarked(kubeProxy), "nodeOS: rocky-9")
                        .refusals())
                .containsExactly(marked(6, kubeProxy) + refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rocky-8      | ''                    | kube-proxy/nftables-kernel
                    ubuntu-20.04 | ''                    | kube-proxy/nftables-kernel
                    rocky-9      | ''                    | ''
                    rocky-8      | 'kernel: 5.15.0-1.el8' | ''
                    """)
    void nftablesNeedsTheKernel(String os, String kernel, String refusal) {
        Rendered rendered = custom(
                release("v1.35.7+rke2r1"),
                "kubeProxy: {mode: nftables}",
                "nodeOS: " + os,
                kernel == null ? "" : kernel);

        assertThat(String.join(" ", rendered.refusalCodes())).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    canal   | rke2-canal  | '{flannel={enableNFTables=true}, calico={felixIptablesBackend=nft}}'
                    calico  | rke2-calico | '{installation={calicoNetwork={linuxDataplane=Nftables}}}'
                    flannel | rke2-flannel | '{flannel={enableNFTables=true}}'
                    cilium  | rke2-cilium | null
                    """)
    void nftablesTellsTheCni(String cni, String chart, String values) {
        Rendered rendered =
                custom(release("v1.35.7+rke2r1"), "kubeProxy: {mode: nftables}", "network: {cni: " + cni + "}");

        assertThat(String.valueOf(rendered.cluster("rkeConfig/chartValues/" + chart)))
                .isEqualTo(values);
    }

    @Test
    void everyPoolsOwnSystemIsAsked() {
        Rendered rendered = Cluster.machines(
                "nodeOS: rocky-8",
                "kubeProxy: {mode: ipvs, ipvs: {scheduler: twos}}",
                "pools:",
                "  - {name: cp, roles: [etcd, controlplane], os: rocky-9}",
                "  - {name: worker, roles: [worker], os: rocky-9}");

        assertThat(rendered.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("rocky-9"));
    }

    @Test
    void withoutKubeProxyCiliumTakesItsPlace() {
        Rendered rendered = custom("kubeProxy: {mode: none}", "network: {cni: cilium}");

        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/disable-kube-proxy"))
                .isEqualTo(true);
        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/kube-proxy-arg"))
                .isNull();
        assertThat(String.valueOf(rendered.cluster("rkeConfig/chartValues/rke2-cilium")))
                .isEqualTo("{kubeProxyReplacement=true, k8sServiceHost=localhost, k8sServicePort=6443}");
        assertThat(custom("kubeProxy: {mode: none}").remarkCodes()).contains("kube-proxy/disabled");
        assertThat(custom(
                                "kubeProxy: {mode: none}",
                                "network: {cni: calico}",
                                "chartValues: {rke2-calico: {installation: {calicoNetwork: {linuxDataplane: BPF}}}}")
                        .remarkCodes())
                .doesNotContain("kube-proxy/disabled");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cilium | '{rke2-cilium: {kubeProxyReplacement: true}}'
                    calico | '{rke2-calico: {installation: {calicoNetwork: {linuxDataplane: BPF}}}}'
                    """)
    void twoProxiesAreRefused(String cni, String values) {
        assertThat(custom("network: {cni: " + cni + "}", "chartValues: " + values)
                        .refusalCodes())
                .containsExactly("kube-proxy/replaced-by-cni");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'kubeProxy: {ipvs: ^{scheduler: lc}}'                        | spec/switched-off
                    'kubeProxy: {mode: ^none, args: [v=2], conntrack: {min: 1}}' | kube-proxy/disabled
                    'kubeProxy: {mode: none, args: [v=2], conntrack: ^{min: 1}}' | spec/switched-off
                    """)
    void unusedSettingsAreNamed(String kubeProxy, String remark) {
        assertThat(custom(unmarked(kubeProxy)).remarksWithPlace()).contains(marked(6, kubeProxy) + remark);
    }

    @ParameterizedTest
    @CsvSource({"v1.34.9+rke2r1, false", "v1.35.0+rke2r1, true"})
    void ipvsIsDeprecatedFrom135(String release, boolean deprecated) {
        assertThat(custom(release(release), "kubeProxy: {mode: ipvs}")
                        .remarkCodes()
                        .contains("ipvs/deprecated"))
                .isEqualTo(deprecated);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v1.25.16+rke2r1 | 'kubeProxy: {mode: ^ipvs}'                                              | ipvs/silent-fallback          | true
                    v1.26.0+rke2r1  | 'kubeProxy: {mode: ^ipvs}'                                              | ipvs/silent-fallback          | false
                    v1.25.16+rke2r1 | 'kubeProxy: {mode: ^iptables}'                                          | ipvs/silent-fallback          | false
                    v1.30.4+rke2r1  | 'kubeProxy: {mode: ipvs, ipvs: {syncPeriod: ^500ms}}'                   | kube-proxy/sync-period-unsure | false
                    v1.31.1+rke2r1  | 'kubeProxy: {mode: ipvs, ipvs: {syncPeriod: ^500ms}}'                   | kube-proxy/sync-period-unsure | true
                    v1.31.1+rke2r1  | 'kubeProxy: {mode: ipvs, ipvs: {syncPeriod: ^1s}}'                      | kube-proxy/sync-period-unsure | false
                    v1.36.3+rke2r1  | 'kubeProxy: {mode: ipvs, ipvs: {syncPeriod: ^500ms, minSyncPeriod: 0s}}' | kube-proxy/sync-period-unsure | false
                    """)
    void whatAReleaseDoesWithIpvsIsSaid(String release, String kubeProxy, String remark, boolean said) {
        Rendered rendered = custom(release(release), unmarked(kubeProxy));

        assertThat(rendered.refusals()).isEmpty();
        assertThat(rendered.remarksWithPlace().contains(marked(6, kubeProxy) + remark))
                .isEqualTo(said);
    }

    @Test
    void ipvsMountsTheModulesOnRke2Only() {
        assertThat(custom("kubeProxy: {mode: ipvs}").cluster("rkeConfig/machineGlobalConfig/kube-proxy-extra-mount"))
                .isEqualTo(List.of("/lib/modules:/lib/modules:ro"));
        assertThat(custom(release("v1.30.4+k3s1"), "kubeProxy: {mode: ipvs}")
                        .cluster("rkeConfig/machineGlobalConfig/kube-proxy-extra-mount"))
                .isNull();
    }

    @Test
    void strictArpCannotBeSwitchedOffUnderALoadBalancer() {
        String kubeProxy = "kubeProxy: {mode: ipvs, ipvs: {strictARP: ^false}}";

        assertThat(custom(unmarked(kubeProxy), "network: {loadBalancer: {kind: metallb}}")
                        .refusals())
                .containsExactly(marked(6, kubeProxy) + "kube-proxy/strict-arp-needed");
    }
}
