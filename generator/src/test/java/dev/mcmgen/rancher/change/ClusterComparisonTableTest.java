package dev.mcmgen.rancher.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.rancher.ApiObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each row of rancher-api.md §4 and of "What Rancher changes" in live-rancher-2.15.md: first what does not differ, then a
 * change beside it that does. Columns: the manifest's spec, Rancher's spec, the differences.
 */
class ClusterComparisonTableTest {

    static String differences(ApiObject desired, ApiObject live, String rancher) {
        return new ObjectComparison(Catalog.bundled(), RancherVersion.parse(rancher))
                .compare(desired, Optional.of(live)).stream()
                        .map(change -> change.kind() + " " + change.path())
                        .collect(Collectors.joining(", "));
    }

    private static String specs(String desired, String live) {
        return differences(Objects.cluster(desired), Objects.cluster(live), "v2.15.0");
    }

    /** The spec of a Cluster whose rkeConfig has these fields. */
    private static String rke(String fields) {
        return "{rkeConfig: {" + fields + "}}";
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", nullValues = "-", textBlock = """
            # typed fields that are false or empty
            {localClusterAuthEndpoint: {enabled: false}} | {localClusterAuthEndpoint: {}} | ``
            {} | {localClusterAuthEndpoint: {enabled: false}} | ``
            {localClusterAuthEndpoint: {enabled: true}} | {localClusterAuthEndpoint: {}} | ADDED .spec.localClusterAuthEndpoint.enabled
            {localClusterAuthEndpoint: {enabled: false}} | {localClusterAuthEndpoint: {enabled: true}} | CHANGED .spec.localClusterAuthEndpoint.enabled
            {} | {localClusterAuthEndpoint: {enabled: true}} | KEPT .spec.localClusterAuthEndpoint
            {} | {enableNetworkPolicy: false} | ``
            {enableNetworkPolicy: false} | {enableNetworkPolicy: true} | CHANGED .spec.enableNetworkPolicy
            {defaultPodSecurityAdmissionConfigurationTemplateName: ''} | {} | ``
            {defaultPodSecurityAdmissionConfigurationTemplateName: ''} | {defaultPodSecurityAdmissionConfigurationTemplateName: x} | CHANGED .spec.defaultPodSecurityAdmissionConfigurationTemplateName
            {agentEnvVars: []} | {} | ``
            {agentEnvVars: []} | {agentEnvVars: [{name: A, value: b}]} | REMOVED .spec.agentEnvVars
            {agentEnvVars: [{name: A, value: b}, {name: C, value: d}]} | {agentEnvVars: [{name: C, value: d}, {name: A, value: b}]} | ``
            {agentEnvVars: [{name: A, value: b}]} | {agentEnvVars: [{name: A, value: c}]} | CHANGED .spec.agentEnvVars[name="A"].value
            {agentEnvVars: [{name: A}]} | {agentEnvVars: [{name: A, value: ''}]} | ``
            {redeploySystemAgentGeneration: 0} | {} | ``
            # the web form's empty fields
            {machineSelectorConfig: []} | {} | ``
            {clusterAgentDeploymentCustomization: {appendTolerations: []}} | {} | ``
            {clusterAgentDeploymentCustomization: {overrideAffinity: {}}} | {} | ADDED .spec.clusterAgentDeploymentCustomization
            # amounts
            {fleetAgentDeploymentCustomization: {overrideResourceRequirements: {limits: {cpu: 500m, memory: 1Gi}}}} | {fleetAgentDeploymentCustomization: {overrideResourceRequirements: {limits: {memory: 1024Mi, cpu: 0.5}}}} | ``
            {fleetAgentDeploymentCustomization: {overrideResourceRequirements: {limits: {cpu: 500m}}}} | {fleetAgentDeploymentCustomization: {overrideResourceRequirements: {limits: {cpu: 600m}}}} | CHANGED .spec.fleetAgentDeploymentCustomization.overrideResourceRequirements.limits.cpu
            {clusterAgentDeploymentCustomization: {appendTolerations: [{key: a, tolerationSeconds: 0}]}} | {clusterAgentDeploymentCustomization: {appendTolerations: [{key: a}]}} | CHANGED .spec.clusterAgentDeploymentCustomization.appendTolerations
            # operations of day 2, unless the manifest names them
            {} | {redeploySystemAgentGeneration: 2} | ``
            {redeploySystemAgentGeneration: 3} | {redeploySystemAgentGeneration: 2} | CHANGED .spec.redeploySystemAgentGeneration
            # a value, and its absence
            {cloudCredentialSecretName: a} | {cloudCredentialSecretName: b} | CHANGED .spec.cloudCredentialSecretName
            {kubernetesVersion: v1.31.1+rke2r1} | {} | ADDED .spec.kubernetesVersion
            {} | {kubernetesVersion: v1.31.1+rke2r1} | KEPT .spec.kubernetesVersion
            {} | {rkeConfig: {}} | KEPT .spec.rkeConfig
            {rkeConfig: {}} | {} | ADDED .spec.rkeConfig
            """)
    void clusters(String desired, String live, String expected) {
        assertThat(specs(desired, live)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", textBlock = """
            # what Rancher's controllers write back
            `` | dataDirectories: {}, machinePoolDefaults: {}, chartValues: null | ``
            `` | `dataDirectories: {k8sDistro: '', provisioning: '', systemAgent: ''}, networking: {}, etcd: {s3: null, disableSnapshots: false}` | ``
            `` | dataDirectories: {k8sDistro: /data} | KEPT .spec.rkeConfig.dataDirectories
            `machinePoolDefaults: {hostnameLengthLimit: 20}` | `machinePoolDefaults: {}` | ADDED .spec.rkeConfig.machinePoolDefaults.hostnameLengthLimit
            `` | upgradeStrategy: {controlPlaneDrainOptions: {deleteEmptyDirData: false, disableEviction: false, enabled: false, force: false, gracePeriod: 0, skipWaitForDeleteTimeoutSeconds: 0, timeout: 0}} | ``
            `upgradeStrategy: {workerDrainOptions: {gracePeriod: 0, timeout: 0}}` | `` | ``
            `upgradeStrategy: {workerDrainOptions: {gracePeriod: -1}}` | `upgradeStrategy: {workerDrainOptions: {gracePeriod: 0}}` | CHANGED .spec.rkeConfig.upgradeStrategy.workerDrainOptions.gracePeriod
            `upgradeStrategy: {workerDrainOptions: {ignoreDaemonSets: true}}` | `upgradeStrategy: {workerDrainOptions: {}}` | ``
            `upgradeStrategy: {workerDrainOptions: {ignoreDaemonSets: false}}` | `upgradeStrategy: {workerDrainOptions: {}}` | ADDED .spec.rkeConfig.upgradeStrategy.workerDrainOptions.ignoreDaemonSets
            `upgradeStrategy: {workerConcurrency: '1'}` | `` | ``
            `upgradeStrategy: {workerConcurrency: '0'}` | `` | ADDED .spec.rkeConfig.upgradeStrategy
            `etcd: {disableSnapshots: false, snapshotRetention: 5}` | `etcd: {snapshotRetention: 5}` | ``
            `etcd: {disableSnapshots: false}` | `etcd: {disableSnapshots: true}` | CHANGED .spec.rkeConfig.etcd.disableSnapshots
            `etcd: {snapshotRetention: 5}` | `etcd: {snapshotRetention: 6}` | CHANGED .spec.rkeConfig.etcd.snapshotRetention
            `etcd: {s3: null}` | `etcd: {s3: {bucket: b}}` | REMOVED .spec.rkeConfig.etcd.s3
            # registries: {} writes a file where there was none (rancher-cluster.md §3.10)
            `registries: {mirrors: {}, configs: {}}` | `registries: {}` | ``
            `registries: {}` | `` | ADDED .spec.rkeConfig.registries
            `` | `registries: {}` | KEPT .spec.rkeConfig.registries
            `registries: {mirrors: {docker.io: {}}}` | `registries: {}` | ADDED .spec.rkeConfig.registries.mirrors
            `registries: {configs: {r: {insecureSkipVerify: false, caBundle: ''}}}` | `registries: {configs: {r: {}}}` | ``
            `registries: {mirrors: {a: {rewrite: {x: ''}}}}` | `registries: {mirrors: {a: {}}}` | ADDED .spec.rkeConfig.registries.mirrors.a.rewrite
            # free maps: false, null and {} are values
            `machineGlobalConfig: {a: 1, b: false}` | `machineGlobalConfig: {b: false, a: 1}` | ``
            `machineGlobalConfig: {}` | `` | ``
            `machineGlobalConfig: {selinux: false}` | `machineGlobalConfig: {}` | ADDED .spec.rkeConfig.machineGlobalConfig
            `machineGlobalConfig: {cni: a, selinux: false}` | `machineGlobalConfig: {cni: a}` | ADDED .spec.rkeConfig.machineGlobalConfig.selinux
            `machineGlobalConfig: {cni: a}` | `machineGlobalConfig: {cni: a, selinux: false}` | KEPT .spec.rkeConfig.machineGlobalConfig.selinux
            `machineGlobalConfig: {cni: null, a: b}` | `machineGlobalConfig: {a: b}` | ADDED .spec.rkeConfig.machineGlobalConfig.cni
            `machineGlobalConfig: {a: 5.0}` | `machineGlobalConfig: {a: 5}` | ``
            `machineGlobalConfig: {a: '5'}` | `machineGlobalConfig: {a: 5}` | CHANGED .spec.rkeConfig.machineGlobalConfig.a
            `machineGlobalConfig: {kubelet-arg: [a=1, b=2]}` | `machineGlobalConfig: {kubelet-arg: [b=2, a=1]}` | CHANGED .spec.rkeConfig.machineGlobalConfig.kubelet-arg
            `chartValues: {rke2-canal: {}}` | `chartValues: null` | ADDED .spec.rkeConfig.chartValues
            `chartValues: {a: {b: {c: false}}}` | `chartValues: {a: {b: {}}}` | ADDED .spec.rkeConfig.chartValues.a.b.c
            `machineSelectorConfig: [{config: {a: false}}]` | `machineSelectorConfig: [{config: {}}]` | CHANGED .spec.rkeConfig.machineSelectorConfig
            `machineSelectorConfig: [{config: {a: 1}, machineLabelSelector: {}}]` | `machineSelectorConfig: [{machineLabelSelector: null, config: {a: 1}}]` | ``
            # operations of day 2, unless the manifest names them
            `` | `etcdSnapshotCreate: {generation: 2}, rotateCertificates: {generation: 1, services: [etcd]}, rotateEncryptionKeys: {generation: 1}, provisionGeneration: 4` | ``
            `` | `etcdSnapshotRestore: {name: s, generation: 1, restoreRKEConfig: none}` | ``
            `provisionGeneration: 5` | `provisionGeneration: 4` | CHANGED .spec.rkeConfig.provisionGeneration
            `etcdSnapshotCreate: {generation: 3}` | `etcdSnapshotCreate: {generation: 2}` | CHANGED .spec.rkeConfig.etcdSnapshotCreate.generation
            # pools
            `machinePools: [{name: a, quantity: 1}, {name: b}]` | `machinePools: [{name: b}, {name: a, quantity: 1}]` | ``
            `machinePools: [{name: a, dynamicSchemaSpec: x}]` | `machinePools: [{name: a, dynamicSchemaSpec: y}]` | ``
            `machinePools: [{name: a}]` | `machinePools: [{name: a, dynamicSchemaSpec: y, machineOS: linux, etcdRole: false, labels: {}, hostnamePrefix: ''}]` | ``
            `machinePools: [{name: a, workerRole: true}]` | `machinePools: [{name: a}]` | ADDED .spec.rkeConfig.machinePools[name="a"].workerRole
            `machinePools: [{name: a, workerRole: false}]` | `machinePools: [{name: a, workerRole: true}]` | CHANGED .spec.rkeConfig.machinePools[name="a"].workerRole
            `machinePools: [{name: a, quantity: 0}]` | `machinePools: [{name: a}]` | ADDED .spec.rkeConfig.machinePools[name="a"].quantity
            `machinePools: [{name: a, unhealthyNodeTimeout: 0m}]` | `machinePools: [{name: a}]` | ``
            `machinePools: [{name: a, unhealthyNodeTimeout: 5m, drainBeforeDeleteTimeout: 1h}]` | `machinePools: [{name: a, unhealthyNodeTimeout: 5m0s, drainBeforeDeleteTimeout: 1h0m0s}]` | ``
            `machinePools: [{name: a, unhealthyNodeTimeout: 5m}]` | `machinePools: [{name: a, unhealthyNodeTimeout: 6m0s}]` | CHANGED .spec.rkeConfig.machinePools[name="a"].unhealthyNodeTimeout
            `machinePools: [{name: a, nodeStartupTimeout: 0s}]` | `machinePools: [{name: a}]` | ADDED .spec.rkeConfig.machinePools[name="a"].nodeStartupTimeout
            `machinePools: [{name: a, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}]` | `machinePools: [{name: a}]` | ``
            `machinePools: [{name: a, rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}]` | `machinePools: [{name: a, rollingUpdate: {}}]` | ADDED .spec.rkeConfig.machinePools[name="a"].rollingUpdate.maxSurge, ADDED .spec.rkeConfig.machinePools[name="a"].rollingUpdate.maxUnavailable
            `machinePools: [{name: a, machineConfigRef: {kind: K, name: n, apiVersion: rke-machine-config.cattle.io/v1}}]` | `machinePools: [{name: a, machineConfigRef: {kind: K, name: n}}]` | ``
            `machinePools: [{name: a, machineConfigRef: {kind: K, name: n}}]` | `machinePools: [{name: a, machineConfigRef: {kind: K, name: m}}]` | CHANGED .spec.rkeConfig.machinePools[name="a"].machineConfigRef.name
            `machinePools: [{name: a, labels: {x: ''}}]` | `machinePools: [{name: a}]` | ADDED .spec.rkeConfig.machinePools[name="a"].labels
            `machinePools: [{name: a, taints: [{key: k, value: '', effect: NoSchedule}]}]` | `machinePools: [{name: a, taints: [{key: k, effect: NoSchedule, timeAdded: x}]}]` | ``
            `machinePools: [{name: a}, {name: b}]` | `machinePools: [{name: a}]` | ADDED .spec.rkeConfig.machinePools[name="b"]
            `machinePools: [{name: a}]` | `machinePools: [{name: a}, {name: b}]` | KEPT .spec.rkeConfig.machinePools[name="b"]
            `machinePools: [{name: a}, {name: a, quantity: 2}]` | `machinePools: [{name: a}]` | CHANGED .spec.rkeConfig.machinePools
            # the autoscaler's number
            `machinePools: [{name: a, quantity: 1, autoscalingMinSize: 1, autoscalingMaxSize: 5}]` | `machinePools: [{name: a, quantity: 4, autoscalingMinSize: 1, autoscalingMaxSize: 5}]` | ``
            `machinePools: [{name: a, quantity: 1, autoscalingMinSize: 1, autoscalingMaxSize: 5}]` | `machinePools: [{name: a, quantity: 6, autoscalingMinSize: 1, autoscalingMaxSize: 5}]` | CHANGED .spec.rkeConfig.machinePools[name="a"].quantity
            # text
            `additionalManifest: ''` | `` | ``
            `additionalManifest: ''` | `additionalManifest: x` | CHANGED .spec.rkeConfig.additionalManifest
            # files
            `machineSelectorFiles: [{fileSources: [{secret: {name: s, items: [{key: k, path: /p, dynamic: false}]}}]}]` | `machineSelectorFiles: [{fileSources: [{configMap: {name: ''}, secret: {name: s, items: [{key: k, path: /p}]}}]}]` | ``
            `machineSelectorFiles: [{fileSources: [{secret: {name: s, items: [{key: k, path: /p}]}}]}]` | `machineSelectorFiles: [{fileSources: [{secret: {name: t, items: [{key: k, path: /p}]}}]}]` | CHANGED .spec.rkeConfig.machineSelectorFiles
            """)
    void rkeConfigs(String desired, String live, String expected) {
        assertThat(specs(rke(desired), rke(live))).isEqualTo(expected);
    }

    private static final String TEMPLATE =
            "{defaultPodSecurityAdmissionConfigurationTemplateName: rancher-restricted, ";
    private static final String INJECTED = "machineSelectorFiles: [{machineLabelSelector: {matchLabels:"
            + " {rke.cattle.io/control-plane-role: 'true'}}, fileSources: [{configMap: {name: ''}, secret: {name:"
            + " c1-admission-configuration-psact, items: [{key: admission-config-psact, path:"
            + " /etc/rancher/rke2/config/rancher-psact.yaml, hash: x}]}}]}]";
    private static final String ARGUMENT = "admission-control-config-file=/etc/rancher/rke2/config/rancher-psact.yaml";

    @ParameterizedTest(name = "{0}: {1} / {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", textBlock = """
            # where it stands in the list means nothing
            v2.15.0 | `` | [PSA] | ``
            v2.15.0 | [a=1, b=2] | [PSA, a=1, b=2] | ``
            v2.15.0 | [a=1, b=2] | [a=1, PSA, b=2] | ``
            v2.15.0 | [PSA, a=1] | [PSA, a=1] | ``
            v2.15.0 | ' a=1 ' | [PSA, a=1] | ``
            v2.15.0 | [a=1, b=2] | [PSA, b=2, a=1] | CHANGED
            v2.15.0 | [a=1] | [PSA, a=2] | CHANGED
            v2.15.0 | [admission-control-config-file=/mine] | [PSA] | ADDED
            # webhooks that reorder, keep the last of a flag, and drop what has no value
            v2.8.5  | [b=2, a=1, a=3, bare] | [PSA, a=3, b=2] | ``
            v2.12.2 | [b=2, a=1, bare] | [a=1, b=2, PSA] | ``
            v2.12.3 | [b=2, a=1] | [PSA, a=1, b=2] | CHANGED
            v2.8.5  | [a=1] | [PSA, a=2] | CHANGED
            """)
    void podSecurity(String rancher, String desired, String live, String kind) {
        String place = " .spec.rkeConfig.machineGlobalConfig.kube-apiserver-arg";
        String expected = kind.isEmpty() ? "" : kind + place;
        ApiObject wanted = Objects.cluster(TEMPLATE + "rkeConfig: {machineGlobalConfig: {cni: a"
                + (desired.isEmpty() ? "" : ", kube-apiserver-arg: " + desired.replace("PSA", ARGUMENT)) + "}}}");
        ApiObject there = Objects.cluster(TEMPLATE + "rkeConfig: {machineGlobalConfig: {cni: a, kube-apiserver-arg: "
                + live.replace("PSA", ARGUMENT) + "}, " + INJECTED + "}}");

        assertThat(differences(wanted, there, rancher)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v2.15.0 | ''
            v2.8.5  | ADDED .spec.agentEnvVars, KEPT .spec.rkeConfig.dataDirectories
            """)
    void theAgentsDirectoryMovedWithAnUpgrade(String rancher, String expected) {
        ApiObject desired =
                Objects.cluster("{agentEnvVars: [{name: CATTLE_AGENT_VAR_DIR, value: /data}], rkeConfig: {}}");
        ApiObject live = Objects.cluster("{rkeConfig: {dataDirectories: {systemAgent: /data}}}");
        assertThat(differences(desired, live, rancher)).isEqualTo(expected);
        assertThat(differences(
                        desired, Objects.cluster("{rkeConfig: {dataDirectories: {systemAgent: /other}}}"), "v2.15.0"))
                .isEqualTo("CHANGED .spec.rkeConfig.dataDirectories.systemAgent");
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", textBlock = """
            # what belongs to the server
            {} | {uid: x, resourceVersion: '5', generation: 3, creationTimestamp: x, finalizers: [a], ownerReferences: [{kind: K}], selfLink: x} | ``
            {} | {annotations: {lab: '1'}, labels: {drytest: x}} | ``
            {annotations: {a: b}} | {annotations: {a: b, lab: '1'}} | ``
            {annotations: {a: b}} | {annotations: {a: c}} | CHANGED .metadata.annotations.a
            {annotations: {a: ''}} | {} | ADDED .metadata.annotations.a
            {labels: {a: b}} | {labels: {c: d}} | ADDED .metadata.labels.a
            # what Rancher or kubectl keeps for itself, even where a manifest was exported with it
            {annotations: {field.cattle.io/creatorId: u, provisioning.cattle.io/management-cluster-display-name: n, objectset.rio.cattle.io/applied: x, kubectl.kubernetes.io/last-applied-configuration: x}, labels: {objectset.rio.cattle.io/hash: h, rke.cattle.io/init-node-machine-id: i}} | {} | ``
            {} | {annotations: {field.cattle.io/creatorId: u, provisioning.cattle.io/rke2-prime-enabled: 'false'}} | ``
            {annotations: {provisioning.cattle.io/rke2-prime-enabled: 'true'}} | {annotations: {provisioning.cattle.io/rke2-prime-enabled: 'false'}} | CHANGED .metadata.annotations.provisioning.cattle.io/rke2-prime-enabled
            {annotations: {field.cattle.io/creatorId: u}} | {annotations: {field.cattle.io/creatorId: v}} | CHANGED .metadata.annotations.field.cattle.io/creatorId
            """)
    void metadata(String desired, String live, String expected) {
        ApiObject wanted = Objects.yaml("kind: Cluster\nmetadata: " + desired);
        ApiObject there = Objects.yaml("kind: Cluster\nstatus: {ready: true}\nmetadata: " + live);
        assertThat(differences(wanted, there, "v2.15.0")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "enable-scheduling-customization,       clusterAgentDeploymentCustomization",
        "enable-fleet-scheduling-customization, fleetAgentDeploymentCustomization"
    })
    void whatRancherMakesOfAnAnnotation(String annotation, String field) {
        ApiObject live = Objects.yaml(
                "kind: Cluster\nspec: {" + field + ": {schedulingCustomization: {priorityClass: {value: 1}}}}");
        ApiObject desired = Objects.yaml(
                "kind: Cluster\nmetadata: {annotations: {provisioning.cattle.io/" + annotation + ": 'true'}}");
        assertThat(differences(desired, live, "v2.15.0")).isEmpty();
        assertThat(differences(Objects.yaml("kind: Cluster"), live, "v2.15.0")).isEqualTo("KEPT .spec." + field);
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", textBlock = """
            # every default of the driver
            {cpuCount: '4'} | {cpuCount: '4', boot2dockerUrl: '', cloudinit: '', contentLibrary: '', datastoreCluster: '', gracefulShutdownTimeout: '0', sshPassword: tcuser, sshPort: '22', sshUser: docker, sshUserGroup: staff, os: linux, creationType: legacy, memorySize: '2048', diskSize: '20480', vappTransport: ''} | ``
            {cpuCount: '2', sshUser: ''} | {} | ``
            {cpuCount: '4'} | {cpuCount: '2'} | CHANGED .cpuCount
            {} | {cpuCount: '4'} | KEPT .cpuCount
            {cpuCount: '2'} | {cpuCount: '4'} | CHANGED .cpuCount
            {sshPassword: other} | {sshPassword: tcuser} | CHANGED .sshPassword
            # numbers are texts; null, false and empty lists are nothing
            {cpuCount: 4} | {cpuCount: '4'} | ``
            {network: [], hostsystem: null, tag: null} | {} | ``
            {network: [a, b]} | {network: [b, a]} | CHANGED .network
            # credentials come from elsewhere
            {} | {username: u, password: p, vcenter: v, vcenterPort: '444', providerID: x, common: {a: b}} | ``
            {cloudConfig: 'a'} | {cloudConfig: 'b'} | CHANGED .cloudConfig
            """)
    void machineConfigs(String desired, String live, String expected) {
        ApiObject there = Objects.machineConfig(live).with("true", "metadata", "annotations", "ownerBindingsCreated");
        assertThat(differences(Objects.machineConfig(desired), there, "v2.15.0"))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", textBlock = """
            {kind: Secret, data: {a: YWJj}} | `{kind: Secret, type: Opaque, data: {a: "YWJj\\n"}}` | ``
            {kind: Secret, data: {a: YWJj}} | {kind: Secret, data: {a: YWJk}} | CHANGED .data.a
            {kind: Secret, data: {a: YWJj}} | {kind: Secret, data: {a: YWJj, b: YWJj}} | KEPT .data.b
            {kind: Secret, type: kubernetes.io/tls} | {kind: Secret, type: Opaque} | CHANGED .type
            {kind: ConfigMap, data: {a: x}} | {kind: ConfigMap, data: {a: y}} | CHANGED .data.a
            {kind: ConfigMap, data: {a: ''}} | {kind: ConfigMap} | ADDED .data.a
            """)
    void files(String desired, String live, String expected) {
        assertThat(differences(
                        Objects.yaml(desired).with("v1", "apiVersion"),
                        Objects.yaml(live).with("v1", "apiVersion"),
                        "v2.15.0"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"a, ''", "b, CHANGED .size"})
    void aDriverOfWhichNothingIsKnown(String size, String expected) {
        ApiObject desired = Objects.yaml("{apiVersion: rke-machine-config.cattle.io/v1, kind: MineConfig, size: a}");
        ApiObject live = desired.with(size, "size").with("x", "region").with("", "zone");
        ApiObject cluster = Objects.cluster(
                "{rkeConfig: {machinePools: [{name: p, machineConfigRef: {kind: MineConfig},"
                        + " dynamicSchemaSpec: '{\"resourceFields\":{\"region\":{\"type\":\"string\",\"default\":{\"stringValue\":\"x\"}}}}'}]}}");
        List<Change> changes = new ObjectComparison(Catalog.bundled(), RancherVersion.parse("v2.15.0"))
                .knowing(cluster)
                .compare(desired, Optional.of(live));
        assertThat(changes.stream().map(change -> change.kind() + " " + change.path()))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected));
    }
}
