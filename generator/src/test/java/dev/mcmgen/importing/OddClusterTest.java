package dev.mcmgen.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcmgen.importing.source.Note;
import dev.mcmgen.yaml.ProblemsException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seldom, wrong, or not to be seen: one thing each. */
class OddClusterTest {

    private static final String POOLS = """
            machinePools:
              - {name: cp, etcdRole: true, controlPlaneRole: true, machineConfigRef: {kind: OtherConfig, name: a}}
              - {name: w1, workerRole: true, labels: {zone: a}, machineConfigRef: {kind: OtherConfig, name: a}}
              - {name: w2, workerRole: true, machineConfigRef: {kind: OtherConfig, name: a}}
            """;
    private static final String MACHINES = """
            apiVersion: rke-machine-config.cattle.io/v1
            kind: OtherConfig
            metadata: {name: a, namespace: fleet-default}
            size: large
            ---
            """;

    /** A Cluster with these lines below {@code rkeConfig}. */
    private static String cluster(String rkeConfig) {
        return cluster("", rkeConfig);
    }

    private static String cluster(String spec, String rkeConfig) {
        return "apiVersion: provisioning.cattle.io/v1\nkind: Cluster\nmetadata: {name: odd-01, namespace: fleet-default}\n"
                + "spec:\n  kubernetesVersion: v1.31.1+rke2r1\n"
                + spec.indent(2)
                + "  rkeConfig:\n"
                + (rkeConfig.contains("cni:") ? "" : "    networking: {}\n")
                + rkeConfig.indent(4);
    }

    private static Imported same(String manifest) {
        Imported imported = Imports.reworded(manifest);
        assertThat(imported.differences()).as(imported.text()).isEmpty();
        return imported;
    }

    @Test
    void selectorsByRoleBecomeRoles() {
        String manifest = MACHINES + cluster(POOLS + """
                machineGlobalConfig: {cni: canal, kubelet-arg: [v=2]}
                machineSelectorConfig:
                  - machineLabelSelector: {matchLabels: {rke.cattle.io/worker-role: 'true'}}
                    config: {kubelet-arg: [v=2, max-pods=200], debug: true}
                """);
        Imported imported = same(manifest);
        assertThat(imported.text())
                .contains("args: {kubelet: [v=2]}", "worker: {args: {kubelet: [max-pods=200]}, config: {debug: true}}")
                .doesNotContain("overrides");
    }

    @Test
    void overlappingSelectorsBecomeWhatEachPoolHas() {
        String manifest = MACHINES + cluster(POOLS + """
                machineGlobalConfig: {cni: canal, kubelet-arg: [v=2]}
                machineSelectorConfig:
                  - config: {kubelet-arg: [v=2, max-pods=100]}
                  - machineLabelSelector: {matchLabels: {rke.cattle.io/worker-role: 'true'}}
                    config: {kubelet-arg: [v=2, max-pods=200]}
                  - machineLabelSelector: {matchExpressions: [{key: zone, operator: In, values: [a, b]}]}
                    config: {kubelet-arg: [v=2, max-pods=50]}
                """);
        Imported imported = same(manifest);
        assertThat(imported.text())
                .contains("args: {kubelet: [v=2]}")
                .containsPattern("name: cp, .*kubelet: \\[max-pods=100]")
                .containsPattern("(?s)name: w1.*kubelet: \\[max-pods=50]")
                .containsPattern("(?s)name: w2, .*kubelet: \\[max-pods=200]")
                .doesNotContain("overrides");
    }

    @Test
    void whatTakesAGlobalArgumentBackIsSaidByPool() {
        Imported imported = same(MACHINES + cluster(POOLS + """
                machineGlobalConfig: {cni: canal, kubelet-arg: [v=2, max-pods=100]}
                machineSelectorConfig:
                  - machineLabelSelector: {matchLabels: {rke.cattle.io/rke-machine-pool-name: w1}}
                    config: {kubelet-arg: [max-pods=50]}
                """));
        assertThat(imported.text()).doesNotContain("overrides").contains("{kubelet: [max-pods=50]}");
    }

    @Test
    void aSelectorThatTakesNoMachineIsLeftOut() {
        Imported imported = same(MACHINES + cluster(POOLS + """
                machineGlobalConfig: {cni: canal}
                machineSelectorConfig:
                  - machineLabelSelector: {matchLabels: {zone: z}}
                    config: {debug: true}
                """));
        assertThat(imported.leftOut())
                .extracting(Note::subject, Note::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "/spec/rkeConfig/machineSelectorConfig/0", "its selector takes no machine of any pool"));
    }

    @Test
    void labelsOfRegisteredNodesAreNotGuessed() {
        Imported imported = same(cluster("""
                machineGlobalConfig: {cni: canal}
                machineSelectorConfig:
                  - machineLabelSelector: {matchLabels: {gpu: 'true'}}
                    config: {kubelet-arg: [max-pods=50]}
                machineSelectorFiles:
                  - machineLabelSelector: {matchLabels: {gpu: 'true'}}
                    fileSources:
                      - secret: {name: s, items: [{key: k, path: /etc/k}]}
                """));
        assertThat(Imports.subjects(imported.kept()))
                .containsExactly("/spec/rkeConfig/machineSelectorConfig", "/spec/rkeConfig/machineSelectorFiles");
    }

    @Test
    void aValueThatOnlySomeNodesHaveAndNoFieldSaysKeepsTheSelectors() {
        Imported imported = same(MACHINES + cluster(POOLS + """
                machineGlobalConfig: {cni: canal}
                machineSelectorConfig:
                  - machineLabelSelector: {matchLabels: {zone: a}}
                    config: {selinux: true}
                """));
        assertThat(imported.kept())
                .extracting(Note::place, Note::subject, Note::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "cluster.yaml:17:5",
                        "/spec/rkeConfig/machineSelectorConfig",
                        "nodes differ in selinux, and the spec has one value for all of them"));
    }

    @Test
    void whatRancherDropsIsLeftOutAndListed() {
        Imported imported = same(cluster("surprise: {a: 1}", """
                machineGlobalConfig:
                  cni: canal
                  etcd-snapshot-retention: 5
                  write-kubeconfig-mode: '0600'
                  token: abcdefgh
                  debug: 1
                  profile: null
                """));
        assertThat(Imports.subjects(imported.leftOut()))
                .containsExactly(
                        "/spec/surprise", "debug", "etcd-snapshot-retention", "token", "write-kubeconfig-mode");
        assertThat(imported.text()).doesNotContain("overrides", "abcdefgh", "kubeconfig", "surprise");
    }

    @Test
    void ordersToRancherAreNoConfiguration() {
        Imported imported = same(cluster("redeploySystemAgentGeneration: 2", """
                rotateCertificates: {generation: 3}
                etcdSnapshotRestore: {name: x, generation: 1}
                provisionGeneration: 4
                """));
        assertThat(Imports.subjects(imported.leftOut()))
                .containsExactly("/spec/rkeConfig/etcdSnapshotRestore", "/spec/rkeConfig/rotateCertificates");
        assertThat(Imports.subjects(imported.kept()))
                .containsExactly("/spec/redeploySystemAgentGeneration", "/spec/rkeConfig/provisionGeneration");
    }

    @Test
    void poolsWithoutTheirMachineConfigAreKept() {
        Imported imported = same(MACHINES + cluster("""
                machinePools:
                  - {name: cp, etcdRole: true, controlPlaneRole: true, machineConfigRef: {kind: OtherConfig, name: a}}
                  - {name: w, workerRole: true, machineConfigRef: {kind: OtherConfig, name: a}}
                  - {name: more, workerRole: true, quantity: 3, machineConfigRef: {kind: OtherConfig, name: gone}}
                """));
        assertThat(imported.text())
                .contains("- {name: cp, roles: [controlplane, etcd], quantity: 1}")
                .contains(
                        "- {name: more, workerRole: true, quantity: 3, machineConfigRef: {kind: OtherConfig, name: gone}}");
    }

    @Test
    void poolsOfASecondDriverAreKept() {
        Imported imported = same(MACHINES + MACHINES.replace("OtherConfig", "SecondConfig") + cluster("""
                machinePools:
                  - {name: cp, etcdRole: true, controlPlaneRole: true, machineConfigRef: {kind: OtherConfig, name: a}}
                  - {name: w, workerRole: true, machineConfigRef: {kind: SecondConfig, name: a}}
                """));
        assertThat(imported.kept())
                .extracting(Note::text)
                .contains("its machines are of another driver, and a spec has one");
    }

    @Test
    void vsphereMachinesThatNoTypedFieldSaysAreSaidInTheDriversWords() {
        Imported imported = same("""
                apiVersion: rke-machine-config.cattle.io/v1
                kind: VmwarevsphereConfig
                metadata: {name: a}
                creationType: vm
                cloneFrom: /DC1/vm/golden
                ---
                """ + cluster("cloudCredentialSecretName: cattle-global-data:cc-abc12", """
                machinePools:
                  - {name: all, etcdRole: true, controlPlaneRole: true, workerRole: true, machineConfigRef: {kind: VmwarevsphereConfig, name: a}}
                """));
        // Render would write disk.enableUUID=TRUE, and Rancher would replace the machines.
        assertThat(imported.text())
                .contains("kind: VmwarevsphereConfig", "config: {creationType: vm, cloneFrom: /DC1/vm/golden}")
                .contains("# In the driver's own words, because of: cfgparam of the machine config");
        assertThat(imported.kept()).isEmpty();
    }

    @Test
    void valuesOfTheDnsChartGoToTheirFields() {
        Imported imported = same(cluster("""
                machineGlobalConfig: {cni: canal, kube-proxy-arg: [proxy-mode=ipvs, ipvs-scheduler=rr], kubelet-arg: [cluster-dns=169.254.20.20, v=2], kube-proxy-extra-mount: ['/lib/modules:/lib/modules:ro']}
                chartValues:
                  rke2-coredns: {nodelocal: {enabled: true, ipvs: true, ip_address: 169.254.20.20, image: {repository: r.example.org/dns, tag: '1'}}, replicaCount: 3}
                """));
        assertThat(imported.text())
                .contains(
                        "nodeLocalCache: {enabled: true, address: 169.254.20.20, image: r.example.org/dns:1}",
                        "rke2-coredns: {replicaCount: 3}",
                        "args: {kubelet: [v=2]}")
                .doesNotContain("overrides");
    }

    @Test
    void manifestsThatCannotBeReadAreADifference() {
        Imported imported = Imports.reworded(cluster("additionalManifest: 'not yaml: ['\n"));
        assertThat(Imports.subjects(imported.differences())).containsExactly("additionalManifest");
        assertThat(Imports.subjects(imported.leftOut())).containsExactly("/spec/rkeConfig/additionalManifest");
    }

    @Test
    void manifestsThatTheSpecRefusesAreKept() {
        Imported imported = same(cluster("""
                machineGlobalConfig: {cni: canal}
                chartValues: {rke2-canal: {a: 1}}
                additionalManifest: |
                  apiVersion: helm.cattle.io/v1
                  kind: HelmChartConfig
                  metadata: {name: rke2-canal, namespace: kube-system}
                  spec: {valuesContent: 'b: 1'}
                """));
        assertThat(Imports.subjects(imported.kept())).containsExactly("/spec/rkeConfig/additionalManifest");
    }

    @Test
    void aSelectorThatLosesThePodSecurityTemplateIsADifference() {
        Imported imported = Imports.reworded(MACHINES
                + cluster("defaultPodSecurityAdmissionConfigurationTemplateName: rancher-restricted", POOLS + """
                machineGlobalConfig: {cni: canal}
                machineSelectorConfig:
                  - machineLabelSelector: {matchLabels: {rke.cattle.io/control-plane-role: 'true'}}
                    config: {kube-apiserver-arg: [profiling=false], debug: true}
                """));
        assertThat(imported.differences())
                .extracting(Note::subject)
                .containsExactly("kube-apiserver-arg on the machines of pool cp");
        assertThat(imported.differences().get(0).text())
                .contains("is [\"profiling=false\"]", "admission-control-config-file=");
    }

    @Test
    void secretsInClearAreNeverWritten() {
        Imported imported = Imports.reworded(cluster("""
                agentEnvVars:
                  - {name: HTTPS_PROXY, value: 'http://svc:hunter2hunter@proxy.example.org:3128'}
                  - {name: API_TOKEN, value: hunter3}
                """, """
                chartValues:
                  my-chart: {auth: {password: hunter4}, list: [{apiKey: hunter5}]}
                additionalManifest: |
                  apiVersion: v1
                  kind: Secret
                  metadata: {name: s, namespace: default}
                  stringData:
                    anything: hunter6
                    more: |
                      hunter7
                      hunter8
                """));
        assertThat(imported.toString()).doesNotContain("hunter");
        assertThat(imported.secrets())
                .extracting(Note::subject)
                .contains(
                        "/spec/agentEnvVars/0/value",
                        "/spec/agentEnvVars/1/value",
                        "/spec/rkeConfig/chartValues/my-chart/auth/password",
                        "/spec/rkeConfig/chartValues/my-chart/list/0/apiKey",
                        "/spec/rkeConfig/additionalManifest");
        assertThat(imported.text())
                .contains("http://svc:<password>@proxy.example.org:3128", "<API_TOKEN>", "<anything>");
        assertThat(imported.differences()).isEmpty();
    }

    @Test
    void aSecretOfAMachineConfigIsADifferenceAndNotShown() {
        Imported imported =
                Imports.reworded("""
                apiVersion: rke-machine-config.cattle.io/v1
                kind: VmwarevsphereConfig
                metadata: {name: a}
                creationType: template
                cloneFrom: /DC1/vm/golden
                cfgparam: [disk.enableUUID=TRUE]
                sshPassword: hunter2hunter
                ---
                """ + cluster("cloudCredentialSecretName: cattle-global-data:cc-abc12", """
                machinePools:
                  - {name: all, etcdRole: true, controlPlaneRole: true, workerRole: true, machineConfigRef: {kind: VmwarevsphereConfig, name: a}}
                """));
        assertThat(imported.toString()).doesNotContain("hunter");
        assertThat(imported.differences())
                .extracting(Note::subject)
                .containsExactly("sshPassword of the machine config of pool all");
    }

    @Test
    void filesOfUsersStayReferences() {
        Imported imported = same("""
                apiVersion: v1
                kind: Secret
                metadata: {name: own, namespace: fleet-default, annotations: {rke.cattle.io/object-authorized-for-clusters: odd-01}}
                stringData: {k: 'hunter2=x'}
                ---
                """ + cluster("""
                machineSelectorFiles:
                  - machineLabelSelector: {matchLabels: {rke.cattle.io/control-plane-role: 'true'}}
                    fileSources:
                      - secret: {name: own, defaultPermissions: '644', items: [{key: k, path: /etc/k}, {key: l, path: /etc/l, dynamic: true}]}
                      - configMap: {name: c, items: [{key: m, path: /etc/m, permissions: '0600'}]}
                """));
        assertThat(imported.text())
                .contains(
                        "- {path: /etc/k, secret: {name: own, key: k}, permissions: \"0644\", roles: [controlplane]}",
                        "- {path: /etc/l, secret: {name: own, key: l}, permissions: \"0644\", dynamic: true, roles: [controlplane]}",
                        "- {path: /etc/m, configMap: {name: c, key: m}, roles: [controlplane]}")
                .doesNotContain("hunter2");
    }

    @Test
    void aHashOfAFileIsKept() {
        Imported imported = same(cluster("""
                machineSelectorFiles:
                  - fileSources:
                      - secret: {name: own, items: [{key: k, path: /etc/k, hash: abc=}]}
                """));
        assertThat(Imports.subjects(imported.kept())).containsExactly("/spec/rkeConfig/machineSelectorFiles");
    }

    @Test
    void drainThatIsOnKeepsEveryOption() {
        Imported imported = same(cluster("""
                upgradeStrategy:
                  controlPlaneDrainOptions: {enabled: false, gracePeriod: 0, timeout: 0}
                  workerConcurrency: '0'
                  workerDrainOptions: {enabled: true, preDrainHooks: [{annotation: example.org/hook}]}
                """));
        assertThat(imported.text())
                .contains(
                        "worker: {concurrency: \"0\", drain: {enabled: true, deleteEmptyDirData: false, gracePeriod: 0, timeout: 0}}")
                .contains("preDrainHooks: [{annotation: example.org/hook}]")
                .doesNotContain("controlPlane:");
    }

    @Test
    void k3sHasItsOwnWords() {
        Imported imported = same(cluster("""
                machineGlobalConfig:
                  flannel-backend: none
                  disable-network-policy: true
                  disable: [traefik, metrics-server]
                  secrets-encryption: true
                """).replace("+rke2r1", "+k3s1"));
        assertThat(imported.text())
                .contains(
                        "network: {cni: none, ingress: none}",
                        "secretsEncryption: true",
                        "config: {disable: [metrics-server]}");
    }

    @Test
    void anEmptyRegistryIsNotNothing() {
        Imported imported = same(cluster("machineGlobalConfig: {cni: canal, system-default-registry: ''}\n"));
        assertThat(Imports.subjects(imported.kept()))
                .containsExactly("/spec/rkeConfig/machineGlobalConfig/system-default-registry");
    }

    @Test
    void aClusterOfNoNamespaceIsTheUsualWorkspaces() {
        Imported imported = same(cluster("networking: {}\n").replace(", namespace: fleet-default", ""));
        assertThat(imported.text()).contains("metadata:\n  name: odd-01\nspec:");
    }

    @Test
    void listsOfKubectlAreOpened() {
        String one = cluster("networking: {}\n");
        Imported imported =
                same("apiVersion: v1\nkind: List\nitems:\n  - " + one.indent(4).strip() + "\n");
        assertThat(imported.text()).contains("name: odd-01");
    }

    @Test
    void inputThatIsNoClusterOfRanchersIsRefused() {
        refused("", "there is no Cluster of provisioning.cattle.io here");
        refused("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n", "there is no Cluster");
        refused(
                "write-kubeconfig-mode: '0600'\ncni: canal\n",
                "there is no Cluster",
                "mcmgen init --preset standalone-rke2");
        refused(
                cluster("a: 1") + "---\n" + cluster("a: 1").replace("odd-01", "odd-02"),
                "is one of 2",
                "a file of its own");
        refused(
                "apiVersion: provisioning.cattle.io/v1\nkind: Cluster\nmetadata: {name: imported}\nspec: {}\n",
                "has no rkeConfig: Rancher did not make it");
        refused(cluster("a: 1").replace("v1.31.1+rke2r1", "v1.31"), "'v1.31' is not a release of RKE2 or K3s");
        refused(cluster("a: 1").replace("name: odd-01", "name: Odd"), "found text \"Odd\"");
    }

    private static void refused(String manifest, String... words) {
        assertThatThrownBy(() -> Imports.reworded(manifest))
                .isInstanceOf(ProblemsException.class)
                .satisfies(failure -> assertThat(failure.getMessage()).contains(List.of(words)));
    }

    @Test
    void chartValuesThatTheSpecWouldAddToAreTakenBack() {
        Imported imported = Imports.of(cluster("""
                machineGlobalConfig: {cni: cilium, disable-kube-proxy: true}
                chartValues:
                  rke2-coredns: {nodelocal: {enabled: true, use_cilium_lrp: true}}
                  rke2-cilium: {kubeProxyReplacement: true, k8sServiceHost: 127.0.0.1, k8sServicePort: 6443}
                """));

        assertThat(imported.differences()).isEmpty();
        assertThat(imported.text()).contains("localRedirectPolicy: null");
    }

    @Test
    void wordsAreKeptBesideADifferenceThatStays() {
        Imported imported = Imports.of(cluster("""
                additionalManifest: 'no yaml: ['
                machineGlobalConfig: {cni: canal, kube-proxy-arg: [ipvs-strict-arp=true, proxy-mode=ipvs]}
                """));

        assertThat(imported.differences()).hasSize(1);
        assertThat(imported.verdict().restated()).noneMatch(name -> !name.startsWith("/"));
        assertThat(imported.ownWords()).contains("kube-proxy-arg");
    }
}
