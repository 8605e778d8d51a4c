package dev.mcmgen.cluster.rancher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.ReleaseLists;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.YamlText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of the planner: the rows of rancher-cluster.md §3.1 to §3.10 that decide {@code 50-rancher.yaml}, on the
 * roles that they touch, with the fate of each key. A dash says that the key is absent.
 */
class RancherPlannerTest {

    private static final String G = "/spec/rkeConfig/machineGlobalConfig/";
    private static final String S0 = "/spec/rkeConfig/machineSelectorConfig/0/config/";
    private static final String S1 = "/spec/rkeConfig/machineSelectorConfig/1/config/";

    /** {@code G/} and {@code S0/} stand for the pointers of the global map and of a selector's. */
    private static void check(String version, String rkeConfig, String roles, String key, String value, String fates) {
        EffectiveCluster cluster = Plans.custom(version, rkeConfig);
        NodeGroup group = Plans.group(cluster, roles);
        Object found = group.config().get(key);
        if (value.equals("-")) {
            assertThat(group.config()).doesNotContainKey(key);
        } else {
            Object expected = GoYaml.readAll(YamlText.of("expected", value))
                    .get(0)
                    .root()
                    .orElseThrow()
                    .toData();
            assertThat(found).isEqualTo(expected);
        }
        String expectedFates = fates.equals("-")
                ? ""
                : fates.replace("G/", G).replace("S0/", S0).replace("S1/", S1);
        assertThat(Plans.fates(group, key)).isEqualTo(expectedFates);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // step 1: the default, and what removes it
                "{}                                                  | etcd         | cni | calico | added",
                "{}                                                  | worker       | cni | -      | -",
                "{machineGlobalConfig: {cni: canal}}                 | controlplane | cni | canal  | applied",
                "{machineGlobalConfig: {cni: ''}}                    | etcd         | cni | -      | dropped:empty",
                "{machineGlobalConfig: {cni: null}}                  | etcd         | cni | -      | dropped:bad-type",
                "{machineGlobalConfig: {cni: []}}                    | etcd         | cni | -      | dropped:empty",
                "{machineGlobalConfig: {cni: 5}}                     | etcd         | cni | -      | dropped:bad-type",
                "{machineGlobalConfig: {cni: {a: b}}}                | etcd         | cni | -      | dropped:bad-type",
                "{machineGlobalConfig: {cni: canal}}                 | worker       | cni | -      | dropped:role",
                // step 2: selectors replace whole values
                "{machineGlobalConfig: {kubelet-arg: [a=1]}, machineSelectorConfig: [{config: {kubelet-arg: [b=2]}}]} | worker | kubelet-arg | [b=2] | overwritten:S0/kubelet-arg applied",
                "{machineGlobalConfig: {kubelet-arg: [a=1]}, machineSelectorConfig: [{config: {kubelet-arg: null}}]}  | worker | kubelet-arg | -     | overwritten:S0/kubelet-arg dropped:bad-type",
                "{machineGlobalConfig: {kubelet-arg: [a=1]}, machineSelectorConfig: [{config: {kubelet-arg: 3}}]}     | worker | kubelet-arg | -     | overwritten:S0/kubelet-arg dropped:bad-type",
                "{machineGlobalConfig: {kubelet-arg: [a=1]}, machineSelectorConfig: [{config: {kubelet-arg: {x: y}}}]} | worker | kubelet-arg | -    | overwritten:S0/kubelet-arg dropped:bad-type",
                "{machineGlobalConfig: {selinux: true}, machineSelectorConfig: [{machineLabelSelector: {matchLabels: {rke.cattle.io/worker-role: 'true'}}, config: {selinux: false}}]} | worker | selinux | false | overwritten:S0/selinux applied",
                "{machineGlobalConfig: {selinux: true}, machineSelectorConfig: [{machineLabelSelector: {matchLabels: {rke.cattle.io/worker-role: 'true'}}, config: {selinux: false}}]} | etcd   | selinux | true  | applied",
                "{machineGlobalConfig: {kubelet-arg+: [a=1]}}        | worker       | kubelet-arg+ | - | dropped:unknown-key",
                // step 3: the list of the release
                "{machineGlobalConfig: {write-kubeconfig-mode: '0600'}} | etcd     | write-kubeconfig-mode | - | dropped:unknown-key",
                "{machineGlobalConfig: {etcd-snapshot-retention: 5}} | etcd         | etcd-snapshot-retention | - | dropped:unknown-key",
                "{machineGlobalConfig: {ingress-controller: traefik}} | controlplane | ingress-controller | - | dropped:unknown-key",
                "{machineGlobalConfig: {kubelet-arg: [1, {a: b}, null, true]}} | worker | kubelet-arg | [1, {a: b}, null, true] | applied",
                "{machineGlobalConfig: {disable-kube-proxy: 'Yes '}} | etcd         | disable-kube-proxy | true  | coerced",
                "{machineGlobalConfig: {disable-kube-proxy: '1'}}    | etcd         | disable-kube-proxy | false | coerced",
                "{machineGlobalConfig: {disable-kube-proxy: on}}     | etcd         | disable-kube-proxy | true  | applied",
                "{machineGlobalConfig: {disable-kube-proxy: 'on'}}   | etcd         | disable-kube-proxy | false | coerced",
                "{machineGlobalConfig: {disable-kube-proxy: ''}}     | etcd         | disable-kube-proxy | false | coerced",
                "{machineGlobalConfig: {disable-kube-proxy: []}}     | etcd         | disable-kube-proxy | false | coerced",
                "{machineGlobalConfig: {disable-kube-proxy: [t, no]}} | etcd        | disable-kube-proxy | true  | coerced",
                "{machineGlobalConfig: {disable-kube-proxy: false}}  | etcd         | disable-kube-proxy | false | applied",
                "{machineGlobalConfig: {selinux: 'yes'}}             | worker       | selinux | 'yes' | applied",
                // step 4
                "{dataDirectories: {k8sDistro: /data/rke2}}          | worker       | data-dir | /data/rke2 | added",
                "{machineGlobalConfig: {data-dir: /data}}            | worker       | data-dir | - | dropped:unknown-key",
                // step 5
                "{etcd: {snapshotRetention: 5, snapshotScheduleCron: '0 * * * *'}} | etcd | etcd-snapshot-retention | 5 | added",
                "{etcd: {snapshotRetention: 5}}                      | controlplane | etcd-snapshot-retention | - | -",
                "{etcd: {disableSnapshots: true}}                    | etcd         | etcd-disable-snapshots | true | added",
                "{etcd: {disableSnapshots: false, snapshotRetention: 0}} | etcd     | etcd-snapshot-retention | - | -",
                "{etcd: {s3: {bucket: b}}}                           | etcd         | etcd-s3 | true | added",
                "{etcd: {s3: {skipSSLVerify: true}}}                 | etcd         | etcd-s3 | - | -",
                "{etcd: {s3: {bucket: b, skipSSLVerify: true}}}      | etcd         | etcd-s3-skip-ssl-verify | true | added",
                "{etcd: {s3: {bucket: b}}}                           | etcd         | etcd-s3-access-key | - | -",
                "{etcd: {s3: {cloudCredentialName: 'cattle-global-data:cc-1'}}} | etcd | etcd-s3-secret-key | <s3-secret-key> | added",
                "{etcd: {s3: {bucket: b, retention: 3}}}             | etcd         | etcd-s3-retention | 3 | added",
                "{etcd: {s3: {bucket: b, endpointCA: CERT}}}         | etcd         | etcd-s3-endpoint-ca | /var/lib/rancher/rke2/etc/config-files/s3-endpoint-ca-5d2cf.crt | added",
                "{etcd: {s3: {bucket: b, endpointCA: /x/y.crt}}}     | etcd         | etcd-s3-endpoint-ca | /x/y.crt | added",
                // step 6: roles
                "{}                                                  | etcd         | server | - | -",
                "{}                                                  | controlplane | server | https://<server>:9345 | added",
                "{}                                                  | worker       | server | https://<server>:9345 | added",
                "{}                                                  | etcd         | disable-apiserver | true | added",
                "{}                                                  | controlplane | disable-etcd | true | added",
                "{}                                                  | etcd+controlplane | disable-etcd | - | -",
                "{machineGlobalConfig: {disable-scheduler: false}}   | etcd         | disable-scheduler | true | overwritten:rancher added",
                // step 6: the registry
                "{machineGlobalConfig: {system-default-registry: g}, machineSelectorConfig: [{config: {system-default-registry: s}}]} | etcd   | system-default-registry | g | applied overwritten:G/system-default-registry",
                "{machineGlobalConfig: {system-default-registry: g}, machineSelectorConfig: [{config: {system-default-registry: s}}]} | worker | system-default-registry | s | overwritten:S0/system-default-registry applied",
                "{machineGlobalConfig: {system-default-registry: ''}, machineSelectorConfig: [{config: {system-default-registry: s}}]} | etcd  | system-default-registry | s | overwritten:S0/system-default-registry applied",
                "{machineGlobalConfig: {system-default-registry: ''}} | etcd        | system-default-registry | - | dropped:empty",
                "{machineSelectorConfig: [{machineLabelSelector: {}, config: {system-default-registry: a}}, {config: {system-default-registry: b}}, {config: {system-default-registry: c}}]} | etcd | system-default-registry | b | overwritten:S1/system-default-registry applied overwritten:S1/system-default-registry",
                // step 6: certificates and ports of what is probed
                "{}                                                  | controlplane | kube-scheduler-arg | [cert-dir=/var/lib/rancher/rke2/server/tls/kube-scheduler, secure-port=10259] | added",
                "{}                                                  | etcd         | kube-scheduler-arg | - | -",
                "{}                                                  | controlplane | kube-scheduler-extra-mount | ['/var/lib/rancher/rke2/server/tls/kube-scheduler:/var/lib/rancher/rke2/server/tls/kube-scheduler'] | added",
                "{machineGlobalConfig: {kube-scheduler-arg: [v=2]}}  | controlplane | kube-scheduler-arg | [v=2, cert-dir=/var/lib/rancher/rke2/server/tls/kube-scheduler, secure-port=10259] | merged",
                "{machineGlobalConfig: {kube-scheduler-arg: v=2}}    | controlplane | kube-scheduler-arg | [v=2, cert-dir=/var/lib/rancher/rke2/server/tls/kube-scheduler, secure-port=10259] | merged",
                "{machineGlobalConfig: {kube-scheduler-arg: [7]}}    | controlplane | kube-scheduler-arg | ['7', cert-dir=/var/lib/rancher/rke2/server/tls/kube-scheduler, secure-port=10259] | merged",
                "{machineGlobalConfig: {kube-scheduler-arg: true}}   | controlplane | kube-scheduler-arg | [cert-dir=/var/lib/rancher/rke2/server/tls/kube-scheduler, secure-port=10259] | overwritten:rancher added",
                "{machineGlobalConfig: {kube-scheduler-arg: [--secure-port=1]}} | controlplane | kube-scheduler-arg | [--secure-port=1, cert-dir=/var/lib/rancher/rke2/server/tls/kube-scheduler, secure-port=10259] | merged",
                "{machineGlobalConfig: {kube-scheduler-arg: [secure-port=1, cert-dir=/c]}} | controlplane | kube-scheduler-arg | [secure-port=1, cert-dir=/c] | applied",
                "{machineGlobalConfig: {kube-scheduler-arg: [tls-cert-file=/c/d/x.crt, cert-dir=/e]}} | controlplane | kube-scheduler-extra-mount | ['/c/d:/c/d'] | added",
                "{machineGlobalConfig: {kube-scheduler-extra-mount: ['/a:/a']}} | controlplane | kube-scheduler-extra-mount | ['/a:/a', '/var/lib/rancher/rke2/server/tls/kube-scheduler:/var/lib/rancher/rke2/server/tls/kube-scheduler'] | merged",
                // step 8
                "{}                                                  | worker       | token | <agent-token> | added",
                "{}                                                  | worker       | agent-token | - | -",
                "{}                                                  | etcd         | agent-token | <agent-token> | added",
                "{machineGlobalConfig: {token: mine}}                | etcd         | token | <token> | dropped:unknown-key added",
                // step 10
                "{}                                                  | etcd         | node-taint | ['node-role.kubernetes.io/etcd:NoExecute'] | added",
                "{}                                                  | worker       | node-taint | - | -",
                "{}                                                  | etcd+controlplane+worker | node-taint | - | -",
                "{}                                                  | etcd+controlplane | node-taint | ['node-role.kubernetes.io/control-plane:NoSchedule', 'node-role.kubernetes.io/etcd:NoExecute'] | added",
                "{machineGlobalConfig: {node-label: [a=b]}}          | worker       | node-label | [cattle.io/os=linux, plan.cattle.io/cluster-group=cluster.x-k8s.io, plan.cattle.io/cluster-kind=Cluster, plan.cattle.io/cluster-name=c1, plan.cattle.io/machine-group=cluster.x-k8s.io, plan.cattle.io/machine-kind=Machine, plan.cattle.io/machine-name=<machine-name>, rke.cattle.io/machine=<machine-uid>] | dropped:unknown-key added",
                // step 11: content becomes a file
                "{machineGlobalConfig: {audit-policy-file: x}}       | controlplane | audit-policy-file | /var/lib/rancher/rke2/etc/config-files/audit-policy-file | applied",
                "{machineGlobalConfig: {audit-policy-file: ''}}      | controlplane | audit-policy-file | /var/lib/rancher/rke2/etc/config-files/audit-policy-file | applied",
                "{machineGlobalConfig: {audit-policy-file: x}}       | worker       | audit-policy-file | /var/lib/rancher/rke2/etc/config-files/audit-policy-file | applied",
                "{}                                                  | worker       | private-registry | /etc/rancher/rke2/registries.yaml | added",
                // step 12
                "{machineGlobalConfig: {resolv-conf: ' '}}           | worker       | resolv-conf | ' ' | applied",
                "{machineGlobalConfig: {resolv-conf: ''}}            | worker       | resolv-conf | -   | dropped:empty",
                // a key that stands twice
                "{machineGlobalConfig: {selinux: true, selinux: false}} | worker    | selinux | false | overwritten:G/selinux applied",
            })
    void rke2(String rkeConfig, String roles, String key, String value, String fates) {
        check("v1.26.10+rke2r2", rkeConfig, roles, key, value, fates);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                             | etcd              | cni | - | -",
                "{}                                             | etcd              | cluster-init | true | added",
                "{}                                             | controlplane      | cluster-init | - | -",
                "{}                                             | worker            | server | https://<server>:6443 | added",
                "{}                                             | etcd+controlplane | node-taint | ['node-role.kubernetes.io/control-plane:NoSchedule'] | added",
                "{}                                             | etcd              | node-taint | ['node-role.kubernetes.io/etcd:NoExecute'] | added",
                "{}                                             | controlplane      | kube-scheduler-arg | [cert-dir=/var/lib/rancher/k3s/server/tls/kube-scheduler, secure-port=10259] | added",
                "{}                                             | controlplane      | kube-scheduler-extra-mount | - | -",
                "{machineGlobalConfig: {selinux: 'yes'}}        | worker            | selinux | true | coerced",
                "{machineGlobalConfig: {cloud-provider-name: rancher-vsphere}} | controlplane | cloud-provider-name | - | dropped:unknown-key",
                "{}                                             | etcd              | private-registry | /etc/rancher/k3s/registries.yaml | added",
            })
    void k3s(String rkeConfig, String roles, String key, String value, String fates) {
        check("v1.31.1+k3s1", rkeConfig, roles, key, value, fates);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // in no list: the union of all
                "v1.26.10+rke2r1 | {machineGlobalConfig: {embedded-registry: true}}      | etcd | embedded-registry | true | ignored",
                "v1.26.10        | {machineGlobalConfig: {embedded-registry: true}}      | etcd | embedded-registry | true | applied",
                "v1.26.10-rke2r2 | {machineGlobalConfig: {embedded-registry: true}}      | etcd | embedded-registry | true | applied",
                "v1.26.10+rke2r2 | {machineGlobalConfig: {embedded-registry: true}}      | etcd | embedded-registry | -    | dropped:unknown-key",
                // newer than every list: the newest that is known
                "v1.33.5+rke2r1  | {machineGlobalConfig: {write-kubeconfig-mode: '0600'}} | etcd | write-kubeconfig-mode | '0600' | applied",
                "v1.32.2+rke2r1  | {machineGlobalConfig: {write-kubeconfig-mode: '0600'}} | etcd | write-kubeconfig-mode | - | dropped:unknown-key",
            })
    void releases(String version, String rkeConfig, String roles, String key, String value, String fates) {
        check(version, rkeConfig, roles, key, value, fates);
    }

    @ParameterizedTest
    @CsvSource({"'true', true", "TRUE, true", "'false', false", "'', false"})
    void primeIsAddedWhereTheReleaseKnowsIt(String annotation, boolean added) {
        String lists =
                "{\"data\": [{\"version\": \"v1.31.1+rke2r1\", \"serverArgs\": {\"prime\": {\"type\": \"boolean\"}},"
                        + " \"agentArgs\": {\"debug\": {\"type\": \"bool\"}}}]}";
        Catalog catalog = Catalog.with(ReleaseLists.read("lists.json", lists.getBytes(StandardCharsets.UTF_8)));
        String manifest = Plans.cluster("v1.31.1+rke2r1", "{}")
                .replace(
                        "namespace:",
                        "annotations: {provisioning.cattle.io/rke2-prime-enabled: '" + annotation + "'}, namespace:");
        EffectiveCluster cluster = new RancherPlanner(catalog, PlannerOptions.none())
                .plan(ManifestObjects.of(GoYaml.readAll(YamlText.of("x.yaml", manifest))))
                .get(0);

        assertThat(Plans.group(cluster, "etcd").config().containsKey("prime")).isEqualTo(added);
        assertThat(Plans.group(cluster, "worker").config()).doesNotContainKey("prime");
    }
}
