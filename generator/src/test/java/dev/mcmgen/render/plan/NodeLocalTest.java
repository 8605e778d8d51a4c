package dev.mcmgen.render.plan;

import static dev.mcmgen.render.plan.Cluster.custom;
import static dev.mcmgen.render.plan.Cluster.linesOf;
import static dev.mcmgen.render.plan.Cluster.machines;
import static dev.mcmgen.render.plan.Cluster.release;
import static dev.mcmgen.render.plan.Cluster.standalone;
import static dev.mcmgen.render.plan.Cluster.vsphere;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.render.Rendered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NodeLocal DNSCache: what agrees with kube-proxy's mode, and what is refused. */
class NodeLocalTest {

    private static final String CACHE = "dns: {nodeLocalCache: {enabled: true}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    iptables | {nodelocal={enabled=true}}            | null
                    ipvs     | {nodelocal={enabled=true, ipvs=true}} | [cluster-dns=169.254.20.10]
                    nftables | {nodelocal={enabled=true, ipvs=true}} | [cluster-dns=169.254.20.10]
                    """)
    void threeSettingsAgree(String mode, String values, String kubelet) {
        Rendered rendered = custom(release("v1.35.7+rke2r1"), CACHE, "kubeProxy: {mode: " + mode + "}");

        assertThat(String.valueOf(corednsValues(rendered))).isEqualTo(values);
        assertThat(String.valueOf(rendered.cluster("rkeConfig/machineGlobalConfig/kubelet-arg")))
                .isEqualTo(kubelet);
        assertThat(rendered.cluster("rkeConfig/chartValues/rke2-coredns")).isNull();
        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/cluster-dns"))
                .isNull();
    }

    @Test
    void addressAndImageReachChartAndKubelet() {
        Rendered rendered = custom(
                "kubeProxy: {mode: ipvs}",
                "dns: {nodeLocalCache: {enabled: true, address: 169.254.25.10, image: 'r.example.org:5000/a/b:1.2'}}");

        assertThat(String.valueOf(corednsValues(rendered)))
                .isEqualTo("{nodelocal={enabled=true, ipvs=true, ip_address=169.254.25.10, "
                        + "image={repository=r.example.org:5000/a/b, tag=1.2}}}");
        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/kubelet-arg"))
                .isEqualTo(List.of("cluster-dns=169.254.25.10"));
    }

    @Test
    void valuesOfTheUserJoinTheSameHelmChartConfig() {
        Rendered rendered = custom(CACHE, "chartValues: {rke2-coredns: {replicaCount: 3, nodelocal: {resources: {}}}}");

        assertThat(Rendered.objects((String) rendered.cluster("rkeConfig/additionalManifest")))
                .hasSize(1);
        assertThat(String.valueOf(corednsValues(rendered)))
                .isEqualTo("{nodelocal={enabled=true, resources={}}, replicaCount=3}");
        assertThat(rendered.cluster("rkeConfig/chartValues")).isNull();
    }

    private static Object corednsValues(Rendered rendered) {
        Object config = Rendered.objects((String) rendered.cluster("rkeConfig/additionalManifest"))
                .get(0);
        assertThat(Rendered.at(config, "metadata"))
                .isEqualTo(Map.of("name", "rke2-coredns", "namespace", "kube-system"));
        return Rendered.objects((String) Rendered.at(config, "spec/valuesContent"))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v1.33.10+rke2r1 | ipvs     | '' | refused
                    v1.33.10+rke2r1 | iptables | '' | warned
                    v1.34.6+rke2r3  | ipvs     | '' | refused
                    v1.35.3+rke2r2  | ipvs     | '' | refused
                    v1.35.4+rke2r1  | ipvs     | '' | nothing
                    v1.32.13+rke2r2 | ipvs     | '' | refused
                    v1.26.12+rke2r1 | iptables | 'network: {clusterCIDR: [10.42.0.0/16, "fd00:42::/56"], serviceCIDR: [10.43.0.0/16, "fd00:43::/112"]}' | refused
                    v1.26.13+rke2r1 | iptables | 'network: {clusterCIDR: [10.42.0.0/16, "fd00:42::/56"], serviceCIDR: [10.43.0.0/16, "fd00:43::/112"]}' | warned
                    """)
    void knownBadReleases(String release, String mode, String network, String verdict) {
        Rendered rendered = custom(release(release), CACHE, "kubeProxy: {mode: " + mode + "}", network);
        boolean warned = rendered.remarkCodes().stream().anyMatch(code -> code.startsWith("dns/"));

        assertThat(rendered.problems().isEmpty() ? (warned ? "warned" : "nothing") : "refused")
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'dns: {nodeLocalCache: {enabled: true, address: "fd00::a"}}'      | nodelocal/ipv6-address
                    'dns: {nodeLocalCache: {enabled: true, address: 10.43.3.3}}'      | nodelocal/address-in-cluster
                    'dns: {nodeLocalCache: {enabled: true, address: 10.42.3.3}}'      | nodelocal/address-in-cluster
                    'dns: {nodeLocalCache: {enabled: true}, clusterDNS: 169.254.20.10}' | nodelocal/address-is-cluster-dns
                    'dns: {nodeLocalCache: {enabled: true}, clusterDNS: "fd00:43::a"}' | nodelocal/ipv6-first network/cluster-dns-outside
                    'args: {kubelet: [cluster-dns=10.43.0.10]}'                       | nodelocal/kubelet-dns
                    'roles: {worker: {args: {kubelet: [cluster-dns=10.43.0.10]}}}'    | nodelocal/kubelet-dns
                    'chartValues: {rke2-coredns: {nodelocal: {ipvs: false}}}'         | nodelocal/value-has-a-field
                    'config: {disable: [rke2-coredns]}'                               | nodelocal/chart-disabled
                    """)
    void whatBreaksDnsIsRefused(String line, String codes) {
        String dns = line.startsWith("dns:") ? line : CACHE;
        Rendered rendered = custom("kubeProxy: {mode: ipvs}", dns, line.equals(dns) ? "" : line);

        assertThat(rendered.refusalCodes()).containsExactlyInAnyOrder(codes.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'chartValues: {rke2-coredns: {nodelocal: {enabled: true}}}'        | nodelocal/value-has-a-field
                    'chartValues: {rke2-coredns: {nodelocal: {enabled: "false"}}}'     | nodelocal/value-has-a-field
                    'chartValues: {rke2-coredns: {nodelocal: {use_cilium_lrp: true}}}' | nodelocal/value-has-a-field
                    'chartValues: {rke2-coredns: {nodelocal: {enabled: false}}}'       | ''
                    'chartValues: {rke2-coredns: {nodelocal: {resources: {}}}}'        | ''
                    """)
    void theChartAloneDoesNotSwitchTheCacheOn(String line, String code) {
        assertThat(String.join(" ", custom("kubeProxy: {mode: ipvs}", line).refusalCodes()))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'args: {kubelet: [v=2, ^cluster-dns=169.254.20.10]}'            | true
                    'roles: {worker: {args: {kubelet: [^"cluster-dns=169.254.20.10,10.43.0.10"]}}}' | true
                    'args: {kubelet: [^cluster-dns=10.43.0.10]}'                    | false
                    """)
    void kubeletsThatAskACacheThatIsOffAreSaid(String line, boolean said) {
        assertThat(custom(Cluster.unmarked(line))
                        .remarksWithPlace()
                        .contains(Cluster.marked(6, line) + "nodelocal/cache-off"))
                .isEqualTo(said);
    }

    @Test
    void aFallbackAfterTheCacheIsTheUsersChoice() {
        Rendered rendered =
                custom("kubeProxy: {mode: ipvs}", CACHE, "args: {kubelet: ['cluster-dns=169.254.20.10,10.43.0.10']}");

        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/kubelet-arg"))
                .isEqualTo(List.of("cluster-dns=169.254.20.10,10.43.0.10"));
    }

    @ParameterizedTest
    @CsvSource({"v1.28.12+rke2r1, true", "v1.30.4+rke2r1, false"})
    void ciliumNeedsTheRedirectPolicy(String release, boolean refused) {
        Rendered rendered = custom(release(release), CACHE, "kubeProxy: {mode: none}", "network: {cni: cilium}");

        assertThat(rendered.refusalCodes().contains("nodelocal/cilium-too-early"))
                .isEqualTo(refused);
        if (!refused) {
            assertThat(String.valueOf(corednsValues(rendered)))
                    .isEqualTo("{nodelocal={enabled=true, use_cilium_lrp=true}}");
            assertThat(rendered.cluster("rkeConfig/chartValues/rke2-cilium/localRedirectPolicy"))
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    iptables | ''                                      | 169.254.20.10,10.43.0.10 | 169.254.20.10 10.43.0.10 | __PILLAR__CLUSTER__DNS__
                    ipvs     | ''                                      | 169.254.20.10            | 169.254.20.10            | 10.43.0.10
                    iptables | 'network: {clusterCIDR: [10.44.0.0/16], serviceCIDR: [10.45.0.0/16]}' | 169.254.20.10,10.45.0.10 | 169.254.20.10 10.45.0.10 | __PILLAR__CLUSTER__DNS__
                    ipvs     | 'network: {clusterCIDR: [10.44.0.0/16], serviceCIDR: [10.45.0.250/24]}' | 169.254.20.10 | 169.254.20.10 | 10.45.0.10
                    """)
    void k3sGetsAManifestOfItsOwn(String mode, String network, String localIp, String bind, String upstream) {
        String manifest = standalone(release("v1.30.4+k3s1"), CACHE, "kubeProxy: {mode: " + mode + "}", network)
                .text("k3s/first-server/server/manifests/node-local-dns.yaml");

        Object set = Rendered.objects(manifest).stream()
                .filter(object -> Rendered.at(object, "kind").equals("DaemonSet"))
                .findFirst()
                .orElseThrow();
        List<String> arguments = linesOf(Rendered.at(set, "spec/template/spec/containers/0/args"));
        assertThat(arguments.get(arguments.indexOf("-localip") + 1)).isEqualTo(localIp);
        assertThat(manifest).contains("bind " + bind + "\n").contains("forward . " + upstream);
    }

    @Test
    void k3sHasNoChartForIt() {
        assertThat(custom(release("v1.30.4+k3s1"), "chartValues: {rke2-coredns: {replicaCount: 3}}")
                        .refusals())
                .containsExactly("6:31 chart/not-in-release");
    }

    @ParameterizedTest
    @CsvSource({"rke2-coredns, true", "rke2-canal, true", "rke2-metrics-server, false"})
    void oneChartHasOnePlace(String chart, boolean refused) {
        Rendered rendered = custom(
                CACHE,
                "chartValues: {rke2-canal: {calico: {vethuMTU: 1450}}}",
                "manifests:",
                "  - name: mine",
                "    content: |",
                "      apiVersion: helm.cattle.io/v1",
                "      kind: HelmChartConfig",
                "      metadata: {name: " + chart + ", namespace: kube-system}",
                "      spec: {valuesContent: ''}");

        assertThat(rendered.refusalCodes().contains("chart/configured-twice")).isEqualTo(refused);
    }

    @Test
    void windowsKubeletsAreLeftAlone() {
        Rendered rendered = machines(
                CACHE,
                "kubeProxy: {mode: ipvs}",
                "network: {cni: calico}",
                "args: {kubelet: [max-pods=99]}",
                "pools:",
                "  - {name: cp, roles: [etcd, controlplane, worker]}",
                "  - {name: win, roles: [worker], os: windows}");

        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/kubelet-arg"))
                .isEqualTo(List.of("max-pods=99"));
        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/kube-proxy-arg"))
                .isNull();
        assertThat(String.valueOf(rendered.cluster("rkeConfig/machineSelectorConfig/0/machineLabelSelector")))
                .isEqualTo("{matchLabels={cattle.io/os=linux}}");
        assertThat(rendered.cluster("rkeConfig/machineSelectorConfig/0/config/kubelet-arg"))
                .isEqualTo(List.of("max-pods=99", "cluster-dns=169.254.20.10"));
        assertThat(((List<?>) rendered.cluster("rkeConfig/machineSelectorConfig")))
                .hasSize(1);
        assertThat(vsphere("pools: [{name: all, roles: [etcd, controlplane, worker]}]")
                        .cluster("rkeConfig/machineSelectorConfig"))
                .isNull();
    }
}
