package dev.mcmgen.render.plan;

import static dev.mcmgen.render.plan.Cluster.custom;
import static dev.mcmgen.render.plan.Cluster.marked;
import static dev.mcmgen.render.plan.Cluster.release;
import static dev.mcmgen.render.plan.Cluster.standalone;
import static dev.mcmgen.render.plan.Cluster.unmarked;
import static dev.mcmgen.render.plan.Cluster.vsphere;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.render.Rendered;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single values that would break a cluster: each is told where it stands. */
class SpecChecksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'network: {clusterCIDR: [10.0.0.0/8], serviceCIDR: [^10.96.0.0/16]}'                    | network/ranges-overlap
                    'network: {clusterCIDR: [^10.40.0.0/14]}'                                               | network/ranges-overlap
                    'network: {serviceCIDR: [^10.42.128.0/24]}'                                             | network/ranges-overlap
                    'network: {clusterCIDR: [10.42.0.0/16, "fd00::/48"], serviceCIDR: [10.43.0.0/16, ^"fd00::/112"]}' | network/ranges-overlap
                    'dns: {clusterDNS: ^10.99.0.10}'                                                        | network/cluster-dns-outside
                    'dns: {clusterDNS: [10.43.0.10, ^"fd00::a"]}'                                           | network/cluster-dns-outside
                    'dataDirectories: {systemAgent: /data, k8sDistro: ^/data}'                              | data-directories/refused
                    'dataDirectories: {systemAgent: /data, k8sDistro: ^/data/rke2}'                         | data-directories/refused
                    'dataDirectories: {systemAgent: ^/data/agent, provisioning: /data}'                     | data-directories/refused
                    'dataDirectories: {k8sDistro: ^/data/rke2/}'                                            | data-directories/refused
                    'etcd: {snapshots: {schedule: ^"61 * * * *"}}'                                          | snapshots/schedule
                    'etcd: {snapshots: {schedule: ^"0 5-2 * * *"}}'                                         | snapshots/schedule
                    'etcd: {snapshots: {schedule: ^"0 0 0 * *"}}'                                           | snapshots/schedule
                    'etcd: {snapshots: {schedule: ^"0 0 * * fun"}}'                                         | snapshots/schedule
                    'etcd: {snapshots: {s3: {bucket: a, endpoint: ^"https://s3.example.org"}}}'             | snapshots/s3-endpoint-scheme
                    'files: [{path: /a, content: b, pools: [^a]}]'                                          | files/unknown-pool
                    'dataDirectories: {k8sDistro: ^/data//rke2}'                                            | data-directories/refused
                    """)
    void refused(String line, String code) {
        assertThat(custom("rancher: {version: v2.15.0}", unmarked(line)).refusals())
                .containsExactly(marked(7, line) + code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network: {clusterCIDR: [10.0.0.0/16], serviceCIDR: [10.1.0.0/16]}",
                "network: {serviceCIDR: [10.96.0.0/12]}\ndns: {clusterDNS: 10.96.0.10}",
                "dns: {clusterDNS: 10.43.255.1}",
                "dataDirectories: {systemAgent: /data/agent, provisioning: /data/capr, k8sDistro: /data/rke2}",
                "dataDirectories: {systemAgent: /data, k8sDistro: /data-2/rke2}",
                "etcd: {snapshots: {schedule: '5,*/20 0-6/2 1 JAN-3 sun'}}",
                "etcd: {snapshots: {schedule: '@daily', s3: {bucket: a, endpoint: 's3.example.org:9000'}}}",
            })
    void taken(String line) {
        assertThat(custom("rancher: {version: v2.15.0}", line).refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v1.26.15+rke2r1 | ipvs     | 198.51.100.0/24 | ''
                    v1.27.6+rke2r1  | ipvs     | 198.51.100.0/24 | network/ipvs-probe-address
                    v1.30.4+rke2r1  | ipvs     | 198.48.0.0/12   | network/ipvs-probe-address
                    v1.30.4+rke2r1  | ipvs     | 198.51.101.0/24 | ''
                    v1.30.4+rke2r1  | iptables | 198.51.100.0/24 | ''
                    """)
    void kubeProxyKeepsAnAddressForItsProbe(String release, String mode, String range, String code) {
        Rendered rendered =
                custom(release(release), "kubeProxy: {mode: " + mode + "}", "network: {serviceCIDR: [" + range + "]}");

        assertThat(String.join(" ", rendered.refusalCodes())).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'args: {kubelet: [v=2, ^healthz-port=0]}'                            | true
                    'args: {kubelet: [^healthz-bind-address=10.0.0.1]}'                  | true
                    'args: {etcd: [^"listen-metrics-urls=https://127.0.0.1:2381"]}'      | true
                    'roles: {worker: {args: {kubelet: [^healthz-port=10250]}}}'          | true
                    'args: {kubelet: [^healthz-port=10248, healthz-bind-address=0.0.0.0]}' | false
                    'args: {etcd: [^"listen-metrics-urls=http://10.0.0.1:2381,http://127.0.0.1:2381"]}' | false
                    """)
    void whatRancherProbesStaysWhereItIs(String line, boolean said) {
        Rendered rendered = custom(unmarked(line));

        assertThat(rendered.refusals()).isEmpty();
        assertThat(rendered.remarksWithPlace().contains(marked(6, line) + "rancher/probe-moved"))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v2.8.5  | v1.30.4+rke2r1 | rancher/release-not-offered
                    v2.15.0 | v1.26.9+rke2r1 | rancher/release-not-offered
                    v2.9.2  | v1.30.4+rke2r1 | ''
                    v2.15.0 | v1.99.1+rke2r1 | release/newer-than-lists
                    v2.12.0 | v1.32.8+rke2r1 | release/newer-than-lists
                    v2.12.0 | v1.32.9+rke2r1 | ''
                    """)
    void aReleaseThatIsNotKnownOrNotOfferedIsSaid(String rancher, String release, String code) {
        Rendered rendered = custom(release(release), "rancher: {version: " + rancher + "}");

        assertThat(rendered.refusals()).isEmpty();
        assertThat(rendered.remarksWithPlace().stream()
                        .filter(place -> place.contains("release"))
                        .anyMatch(("5:22 " + code)::equals))
                .isEqualTo(!code.isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    '{path: /a, secret: ^{name: s, key: k}}'                  | files/authorization
                    '{path: /a, configMap: ^{name: s, key: k}}'               | files/authorization
                    '{path: ^/etc/sysctl.d/90-a.conf, content: a}'            | files/read-at-boot
                    '{path: ^/etc/modules-load.d/a.conf, content: a}'         | files/read-at-boot
                    """)
    void whatAFileNeedsIsSaid(String file, String code) {
        String line = "files: [" + file + "]";

        assertThat(custom(unmarked(line)).remarksWithPlace()).contains(marked(6, line) + code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v1.30.4+rke2r1 | 'config: {cloud-provider-name: external}'             | ''
                    v1.30.4+rke2r1 | 'config: {cloud-provider-name: rancher-vsphere}'      | config/key-has-a-field
                    v1.30.4+k3s1   | 'config: {flannel-backend: wireguard-native}'         | ''
                    v1.30.4+k3s1   | 'config: {disable-network-policy: true}'              | ''
                    v1.30.4+k3s1   | 'config: {flannel-backend: none}'                     | config/key-has-a-field
                    v1.30.4+k3s1   | 'config: {flannel-backend: host-gw}\nnetwork: {cni: none}' | config/key-has-a-field
                    v1.22.17+rke2r1 | 'hardening: {podSecurityTemplate: rancher-restricted}' | pod-security/not-in-release
                    v1.23.17+rke2r1 | 'hardening: {podSecurityTemplate: rancher-restricted}' | ''
                    """)
    void onlyWhatHasAnotherPlaceIsRefused(String release, String line, String code) {
        assertThat(String.join(
                        " ", custom(release(release), line.replace("\\n", "\n")).refusalCodes()))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v2.6.13 | v1.24.17+rke2r1 | 'config: {write-kubeconfig-mode: ^"0600"}'                       | true
                    v2.7.2  | v1.24.17+rke2r1 | 'config: {write-kubeconfig-mode: ^"0600"}'                       | false
                    v2.6.13 | v1.24.17+rke2r1 | 'config: {etcd-expose-metrics: ^true}'                           | false
                    v2.6.13 | v1.24.17+k3s1   | 'hardening: {auditPolicy: ^"{apiVersion: audit.k8s.io/v1, kind: Policy, rules: [{level: None}]}"}'  | true
                    v2.6.13 | v1.24.17+rke2r1 | 'hardening: {auditPolicy: ^"{apiVersion: audit.k8s.io/v1, kind: Policy, rules: [{level: None}]}"}'  | false
                    """)
    void whatOnlyAFileBringsNeedsARancherWithFiles(String rancher, String release, String line, boolean refused) {
        Rendered rendered = custom(release(release), "rancher: {version: " + rancher + "}", unmarked(line));

        assertThat(rendered.refusals())
                .isEqualTo(refused ? List.of(marked(7, line) + "rancher/not-in-version") : List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    zone                    | a       | ''
                    example.org/zone        | A.b_c-d | ''
                    zone                    | ''      | ''
                    bad key                 | a       | label/key
                    Example.org/zone        | a       | label/key
                    zone                    | a b     | label/value
                    zone                    | -a      | label/value
                    rke.cattle.io/etcd-role | x       | label/of-rancher
                    cattle.io/os            | windows | label/of-rancher
                    """)
    void labelsThatCannotBe(String key, String value, String code) {
        String pool = "roles: [etcd, controlplane, worker], labels: {'" + key + "': '" + value + "'}";

        assertThat(String.join(
                        " ",
                        Cluster.machines("pools: [{name: a, " + pool + "}]").refusalCodes()))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"flannel, cis, true", "canal, cis, false", "flannel, etcd, false"})
    void flannelEnforcesNoPolicies(String cni, String profile, boolean said) {
        Rendered rendered = custom(
                release("v1.33.5+rke2r1"), "network: {cni: " + cni + "}", "hardening: {profile: " + profile + "}");

        assertThat(rendered.remarkCodes().contains("profile/flannel-no-policies"))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "rocky-9,      calico, true,  true",
        "rocky-9,      calico, false, false",
        "rocky-9,      canal,  true,  false",
        "ubuntu-22.04, calico, true,  false"
    })
    void calicoHasASelinuxPolicyOfItsOwn(String os, String cni, boolean selinux, boolean said) {
        Rendered rendered =
                custom("nodeOS: " + os, "network: {cni: " + cni + "}", "hardening: {selinux: " + selinux + "}");

        assertThat(rendered.remarkCodes().contains("host/calico-selinux")).isEqualTo(said);
    }

    @Test
    void aMissingTemplateIsToldOnce() {
        String[] pools = {"pools: [{name: a, roles: [etcd, controlplane]}, {name: b, roles: [worker]}]"};

        assertThat(Cluster.render(pools, "infrastructure: {vsphere: {cloudCredential: 'cattle-global-data:cc-abcde'}}")
                        .refusalCodes())
                .containsExactly("vsphere/template-missing");
    }

    @Test
    void standaloneNodesWithoutAServerAreSaid() {
        assertThat(Cluster.render(new String[0], "infrastructure: {standalone: {}}")
                        .remarkCodes())
                .contains("standalone/no-server-address");
        assertThat(standalone().remarkCodes()).doesNotContain("standalone/no-server-address");
    }

    @Test
    void standaloneServersMayHaveTheirOwnPodSecurityFile() {
        String line = "config: {pod-security-admission-config-file: /etc/own.yaml}";
        Rendered rendered = standalone("hardening: {profile: cis}", line);

        assertThat(rendered.data("rke2/server/config.yaml"))
                .containsEntry("pod-security-admission-config-file", "/etc/own.yaml");
        assertThat(rendered.files()).doesNotContainKey("rke2/server/rke2-pss-custom.yaml");
        assertThat(standalone("hardening: {podSecurityTemplate: rancher-restricted}", line)
                        .refusals())
                .containsExactly("7:48 config/key-has-a-field");
    }

    @Test
    void theCloudProviderNeedsItsVCenter() {
        String pools = "pools: [{name: all, roles: [etcd, controlplane, worker]}]";
        String infrastructure = "infrastructure: {vsphere: {cloudCredential: 'cattle-global-data:cc-abcde',"
                + " template: /DC1/vm/t, cloudProvider: {enabled: true, cpi: {vCenter: {%s}}}}}";
        String[] lines = {pools};

        assertThat(Cluster.render(lines, infrastructure.formatted("host: a")).refusalCodes())
                .containsExactly("cloud-provider/vcenter-missing");
        assertThat(Cluster.render(lines, infrastructure.formatted("host: a, datacenters: b"))
                        .refusals())
                .isEmpty();
        assertThat(vsphere(pools).refusals()).isEmpty();
    }
}
