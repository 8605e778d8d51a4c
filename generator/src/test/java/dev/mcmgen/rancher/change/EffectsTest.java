package dev.mcmgen.rancher.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.change.NodePlans.NodeState;
import dev.mcmgen.rancher.change.NodePlans.Plan;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes do to nodes: rancher-cluster.md §3.5, §3.8, §3.10, rancher-api.md §3.3, live-rancher-2.15.md. */
class EffectsTest {

    private static final String CLUSTER = """
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: c1, namespace: fleet-default, annotations: {a: b}}
            spec:
              kubernetesVersion: v1.30.1+rke2r1
              agentEnvVars: [{name: HTTP_PROXY, value: x}]
              rkeConfig:
                machineGlobalConfig: {cni: canal, kubelet-arg: [a=1], kube-apiserver-arg: [b=2], nonsense: 'x'}
                machineSelectorConfig:
                - {machineLabelSelector: {matchLabels: {tier: gold}}, config: {kubelet-arg: [gold=1]}}
                - {machineLabelSelector: {matchLabels: {rke.cattle.io/worker-role: 'true'}}, config: {profile: cis}}
                machineSelectorFiles:
                - fileSources: [{secret: {name: static, items: [{key: k, path: /etc/static}]}}]
                - fileSources: [{secret: {name: live, items: [{key: k, path: /etc/live, dynamic: true}]}}]
                additionalManifest: 'a'
                chartValues: {rke2-canal: {a: 1}}
                etcd: {snapshotRetention: 5}
                networking: {stackPreference: ipv4}
                upgradeStrategy:
                  controlPlaneDrainOptions: {enabled: false}
                  workerDrainOptions: {enabled: true}
                machinePools:
                - {name: cp, etcdRole: true, controlPlaneRole: true, quantity: 3, machineConfigRef: {kind: VmwarevsphereConfig, name: c1-cp}}
                - {name: gold, workerRole: true, quantity: 2, labels: {tier: gold}, machineConfigRef: {kind: VmwarevsphereConfig, name: c1-w}}
                - {name: worker, workerRole: true, quantity: 4, machineConfigRef: {kind: VmwarevsphereConfig, name: c1-w}, rollingUpdate: {maxSurge: 2}}
            """;

    private static final String OTHERS = """
            ---
            apiVersion: rke-machine-config.cattle.io/v1
            kind: VmwarevsphereConfig
            metadata: {name: c1-cp, namespace: fleet-default}
            cpuCount: '4'
            ---
            apiVersion: rke-machine-config.cattle.io/v1
            kind: VmwarevsphereConfig
            metadata: {name: c1-w, namespace: fleet-default}
            cpuCount: '8'
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: static, namespace: fleet-default, annotations: {rke.cattle.io/object-authorized-for-clusters: c1}}
            data: {k: b25l}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: live, namespace: fleet-default, annotations: {rke.cattle.io/object-authorized-for-clusters: c1}}
            data: {k: b25l}
            """;

    private static DesiredCluster read(String manifests) {
        return DesiredCluster.of(GoYaml.readAll(YamlText.of("x.yaml", manifests)), new ArrayList<>())
                .get(0);
    }

    /** What is there, all of it set by mcmgen. */
    static LiveCluster live(DesiredCluster objects) {
        List<ApiObject> others = new ArrayList<>(objects.machineConfigs());
        others.addAll(objects.files());
        return new LiveCluster(Optional.of(owned(objects.cluster())), others, List.of());
    }

    private static ApiObject owned(ApiObject cluster) {
        ApiObject entry = Objects.yaml("""
                manager: mcmgen
                operation: Apply
                fieldsV1: {'f:spec': {}}
                """);
        return cluster.with(List.of(entry.fields()), "metadata", "managedFields");
    }

    private static ClusterDifference compare(String desired, String live, String rancher) {
        return new ClusterComparison(Catalog.bundled(), RancherVersion.parse(rancher))
                .compare(read(desired), live(read(live)));
    }

    /** The base, with something in place of something else; both are parts of its text. */
    private static ClusterDifference change(String old, String young, String rancher) {
        String manifests = CLUSTER + OTHERS;
        assertThat(manifests).contains(old);
        return compare(manifests.replace(old, young), manifests, rancher);
    }

    /** Such as {@code restart(gold,worker:DRAINED)}. */
    private static String words(ClusterDifference difference) {
        return difference.changes().stream()
                .flatMap(change -> change.effects().stream())
                .map(EffectsTest::word)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String word(Effect effect) {
        String pool = effect.nodes().map(NodePool::name).map(name -> ":" + name).orElse("");
        if (effect instanceof Effect.Restart restart) {
            return "restart" + pool + ":" + restart.drain();
        }
        if (effect instanceof Effect.FilesApplied files) {
            return "files" + pool + ":" + String.join("+", files.files());
        }
        return effect.id() + pool;
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", textBlock = """
            # nothing for the nodes
            annotations: {a: b} | annotations: {a: c} | none
            value: x | value: y | none
            stackPreference: ipv4 | stackPreference: dual | none
            nonsense: 'x' | nonsense: 'y' | none
            workerDrainOptions: {enabled: true} | workerDrainOptions: {enabled: false} | none
            maxSurge: 2 | maxSurge: 3 | none
            # picked up by the nodes themselves
            additionalManifest: 'a' | additionalManifest: 'b' | files:cp:addons.yaml
            rke2-canal: {a: 1} | rke2-canal: {a: 2} | files:cp:managed-chart-config.yaml
            # a key for all, for some by a selector, for servers only, for etcd only
            cni: canal | cni: calico | restart:cp:OFF
            kubelet-arg: [a=1] | kubelet-arg: [a=2] | restart:cp:OFF restart:worker:DRAINED
            gold=1 | gold=2 | restart:gold:DRAINED
            profile: cis | profile: cis-1.23 | restart:gold:DRAINED restart:worker:DRAINED
            snapshotRetention: 5 | snapshotRetention: 6 | restart:cp:OFF
            kube-apiserver-arg: [b=2] | kube-apiserver-arg: [b=3] | restart:cp:OFF
            # a file of the registries where there was none
            networking: {stackPreference: ipv4} | `registries: {}, networking: {stackPreference: ipv4}` | restart:cp:OFF restart:gold:DRAINED restart:worker:DRAINED
            # a label restarts its nodes, and may let selectors reach others
            labels: {tier: gold} | labels: {tier: gold, x: z} | restart:gold:DRAINED
            name: worker, workerRole: true | name: worker, taints: [{key: k, effect: NoSchedule}], workerRole: true | restart:worker:DRAINED
            # scaling
            quantity: 4 | quantity: 6 | scale:worker
            quantity: 4 | quantity: 1 | scale:worker
            # machines are replaced
            cpuCount: '8' | cpuCount: '16' | replace:gold replace:worker
            cpuCount: '4' | cpuCount: '5' | replace:cp
            # upgrades
            v1.30.1+rke2r1 | v1.30.2+rke2r1 | upgrade:cp upgrade:gold upgrade:worker
            # pools come and go
            name: gold, workerRole: true | name: silver, workerRole: true | delete-pool:gold new-pool:silver
            name: gold, workerRole: true | name: gold, etcdRole: true | files:gold:managed-chart-config.yaml restart:gold:OFF
            # operations
            networking: {stackPreference: ipv4} | `etcdSnapshotCreate: {generation: 1}, networking: {stackPreference: ipv4}` | day-2
            networking: {stackPreference: ipv4} | `rotateCertificates: {generation: 1}, networking: {stackPreference: ipv4}` | day-2
            networking: {stackPreference: ipv4} | `provisionGeneration: 1, networking: {stackPreference: ipv4}` | restart:cp:OFF restart:gold:DRAINED restart:worker:DRAINED
            # Rancher does not take it
            networking: {stackPreference: ipv4} | `dataDirectories: {k8sDistro: /data}, networking: {stackPreference: ipv4}` | refused
            kube-apiserver-arg: [b=2] | kube-apiserver-arg: [] | refused
            name: worker, workerRole: true | name: worker | refused
            # files for machines
            `metadata: {name: live, namespace: fleet-default, annotations: {rke.cattle.io/object-authorized-for-clusters: c1}}` | `metadata: {name: live, namespace: fleet-default, annotations: {rke.cattle.io/object-authorized-for-clusters: c2}}` | ``
            """)
    void effects(String old, String young, String expected) {
        String flow =
                young.startsWith("registries") || young.contains("}, networking") || young.contains("1, networking")
                        ? young.replace(", networking", "\n    networking")
                        : young;
        assertThat(words(change(old, flow, "v2.15.0"))).isEqualTo(expected.isEmpty() ? "" : expected);
    }

    @Test
    void contentOfFiles() {
        String manifests = CLUSTER + OTHERS;
        String changed = manifests.replace("name: static,", "name: static,").replaceFirst("b25l", "dHdv");
        ClusterDifference difference = compare(changed, manifests, "v2.15.0");
        assertThat(words(difference)).isEqualTo("restart:cp:OFF restart:gold:DRAINED restart:worker:DRAINED");
        assertThat(difference.changes().get(0).shown()).isInstanceOf(Shown.Hidden.class);

        int last = manifests.lastIndexOf("b25l");
        String dynamic = manifests.substring(0, last) + "dHdv" + manifests.substring(last + 4);
        assertThat(words(compare(dynamic, manifests, "v2.15.0")))
                .isEqualTo("files:cp:live files:gold:live files:worker:live");
    }

    private static List<String> sentences(ClusterDifference difference) {
        return difference.changes().stream()
                .flatMap(change -> change.effects().stream())
                .map(effect -> effect.nodes().map(pool -> pool.title() + ": ").orElse("") + effect.sentence())
                .distinct()
                .toList();
    }

    @Test
    void aRenamedPoolIsAnotherPool() {
        ClusterDifference difference = change("name: gold, workerRole", "name: silver, workerRole", "v2.15.0");

        assertThat(sentences(difference))
                .containsExactly(
                        "pool silver: 2 machines made in place of those of gold",
                        "pool gold: all 2 machines are deleted: to Rancher a pool of another name, silver, is another"
                                + " pool");
        assertThat(difference.replacesMachines()).isTrue();
        assertThat(difference.deletedMachines()).isEqualTo(2);
    }

    @Test
    void aPoolThatSomebodyElseMadeStays() {
        String manifests = CLUSTER + OTHERS;
        DesiredCluster desired = read(manifests.replaceAll(" *- \\{name: gold, worker.*\n", ""));
        DesiredCluster there = read(manifests);
        LiveCluster live =
                new LiveCluster(Optional.of(there.cluster()), List.copyOf(there.machineConfigs()), List.of());
        ClusterDifference difference =
                new ClusterComparison(Catalog.bundled(), RancherVersion.parse("v2.15.0")).compare(desired, live);

        Change kept = difference.changes().get(difference.changes().size() - 1);
        assertThat(kept.kind()).isEqualTo(Change.Kind.KEPT);
        assertThat(kept.effects()).isEmpty();
        assertThat(difference.deletesMachines()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "c1-w2, '8',  none,    DERIVED",
        "c1-w2, '16', replace, READ",
    })
    void anotherMachineConfig(String name, String cpus, String effect, String basis) {
        String manifests = CLUSTER + OTHERS;
        String pool = "quantity: 4, machineConfigRef: {kind: VmwarevsphereConfig, name: ";
        String config = OTHERS.substring(OTHERS.indexOf("---\n", 5), OTHERS.indexOf("---\napiVersion: v1"))
                .replace("c1-w", name)
                .replace("'8'", "'" + cpus + "'");
        ClusterDifference difference =
                compare(manifests.replace(pool + "c1-w}", pool + name + "}") + config, manifests, "v2.15.0");

        assertThat(difference.changes()).hasSize(2);
        Effect judged = difference.changes().get(1).effects().get(0);
        assertThat(judged.id()).isEqualTo(effect);
        assertThat(judged.basis()).hasToString(basis);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v1.30.2+rke2r1 | ''
            v1.31.1+rke2r1 | ''
            v1.32.9+rke2r1 | skips a minor after 1.30, which Kubernetes does not support
            v1.29.9+rke2r1 | a downgrade from v1.30.1+rke2r1, which etcd and Kubernetes do not promise to survive
            v1.30.1+k3s1   | another distribution: that is no upgrade
            """)
    void stepsBetweenReleases(String to, String remark) {
        ClusterDifference difference = change("v1.30.1+rke2r1", to, "v2.15.0");

        assertThat(difference.pools())
                .allSatisfy(impact -> assertThat(impact.effects())
                        .filteredOn(Effect.Upgrade.class::isInstance)
                        .singleElement()
                        .isEqualTo(new Effect.Upgrade(
                                impact.pool(),
                                "v1.30.1+rke2r1",
                                to,
                                impact.pool().name().equals("cp") ? Drain.OFF : Drain.DRAINED,
                                remark)));
        assertThat(difference.pools())
                .extracting(impact -> impact.pool().name())
                .containsExactly("cp", "gold", "worker");
    }

    @Test
    void theOnlyMachineIsNeverDrained() {
        String one = """
                apiVersion: provisioning.cattle.io/v1
                kind: Cluster
                metadata: {name: c1, namespace: fleet-default}
                spec:
                  kubernetesVersion: v1.30.1+rke2r1
                  rkeConfig:
                    machineGlobalConfig: {cni: canal}
                    upgradeStrategy: {controlPlaneDrainOptions: {enabled: true}}
                    machinePools: [{name: all, etcdRole: true, controlPlaneRole: true, workerRole: true, quantity: 1}]
                """;
        assertThat(words(compare(one.replace("canal", "calico"), one, "v2.15.0")))
                .isEqualTo("restart:all:ONLY_MACHINE");
        String two = one.replace("quantity: 1", "quantity: 2");
        assertThat(words(compare(two.replace("canal", "calico"), two, "v2.15.0")))
                .isEqualTo("restart:all:DRAINED");
        String none = one.replace("quantity: 1", "quantity: 0");
        assertThat(words(compare(none.replace("canal", "calico"), none, "v2.15.0")))
                .isEqualTo("none");
    }

    @Test
    void registeredNodesAreToldByTheirRoles() {
        String manifest = """
                apiVersion: provisioning.cattle.io/v1
                kind: Cluster
                metadata: {name: c1, namespace: fleet-default}
                spec:
                  kubernetesVersion: v1.30.1+rke2r1
                  rkeConfig:
                    machineGlobalConfig: {cni: canal}
                    etcd: {snapshotRetention: 5}
                """;
        assertThat(sentences(compare(manifest.replace("5", "6"), manifest, "v2.15.0")))
                .containsExactly(
                        "nodes with etcd, controlplane, worker: these nodes restart their services, without being drained"
                                + " (the drain options are off)",
                        "nodes with etcd, controlplane: these nodes restart their services, without being drained (the"
                                + " drain options are off)",
                        "nodes with etcd: these nodes restart their services, without being drained (the drain options"
                                + " are off)");
    }

    @Test
    void aPoolWithEtcdGoes() {
        String two = """
                apiVersion: provisioning.cattle.io/v1
                kind: Cluster
                metadata: {name: c1, namespace: fleet-default}
                spec:
                  kubernetesVersion: v1.30.1+rke2r1
                  rkeConfig:
                    machineGlobalConfig: {cni: canal}
                    upgradeStrategy: {controlPlaneDrainOptions: {enabled: true}}
                    machinePools:
                    - {name: a, etcdRole: true, controlPlaneRole: true, quantity: 1}
                    - {name: b, etcdRole: true, controlPlaneRole: true, quantity: 2}
                    - {name: w, workerRole: true, quantity: 2}
                """;
        ClusterDifference difference = compare(two.replaceAll(" *- \\{name: a.*\n", ""), two, "v2.15.0");

        assertThat(words(difference)).isEqualTo("delete-pool:a");
        assertThat(difference.remarks()).singleElement().asString().startsWith("a pool with etcd goes");
    }

    @ParameterizedTest
    @CsvSource({"true, NOT_FOR_THIS", "false, DRAINED"})
    void anotherServerToJoinIsNoReasonToDrain(boolean separate, Drain drain) {
        ClusterState state = new ClusterState(
                Objects.cluster("{rkeConfig: {upgradeStrategy: {workerDrainOptions: {enabled: true}},"
                        + " machinePools: [{name: w, workerRole: true, quantity: 2}]}}"),
                List.of());
        NodePool pool = ClusterState.nodes(state.pools().get(0));
        Plan one = plan(pool, "https://one:9345", "/etc/a");
        Plan two = plan(pool, "https://two:9345", "/etc/a");
        Plan other = plan(pool, "https://two:9345", "/etc/b");
        PlanEffects effects = new PlanEffects(state, separate);

        assertThat(effects.between(one, two)).containsExactly(new Effect.Restart(pool, drain));
        assertThat(effects.between(one, other)).containsExactly(new Effect.Restart(pool, Drain.DRAINED));
        assertThat(effects.between(one, one)).isEmpty();
    }

    private static Plan plan(NodePool pool, String server, String file) {
        NodeState node = new NodeState(Map.of("server", server), Map.of(file, "x"), Map.of());
        return new Plan(Map.of(pool, node), Optional.empty());
    }

    @Test
    void whatMovesAndStaysTheSameRestartsNothing() {
        String manifests = CLUSTER + OTHERS;
        String moved = manifests
                .replace("kubelet-arg: [a=1], ", "")
                .replace(
                        "    machineSelectorConfig:\n",
                        "    machineSelectorConfig:\n    - {config: {kubelet-arg: [a=1]}}\n");
        assertThat(words(compare(moved, manifests, "v2.15.0"))).isEqualTo("none");
    }

    @Test
    void whatOnlyTwoChangesTogetherDo() {
        String manifests = CLUSTER + OTHERS;
        String both = manifests
                .replace("annotations: {a: b}", "annotations: {a: c}")
                .replace(", profile: cis", "")
                .replace("kubelet-arg: [gold=1]", "kubelet-arg: [a=1]")
                .replace("labels: {tier: gold}", "labels: {tier: gold, more: z}");
        ClusterDifference difference = compare(both, manifests, "v2.15.0");
        assertThat(words(difference)).isEqualTo("none restart:gold:DRAINED");
    }

    @Test
    void severalChangesAreOneRestart() {
        String manifests = CLUSTER + OTHERS;
        ClusterDifference difference = compare(
                manifests
                        .replace("cni: canal", "cni: calico")
                        .replace("snapshotRetention: 5", "snapshotRetention: 7")
                        .replace("additionalManifest: 'a'", "additionalManifest: 'b'")
                        .replace("rke2-canal: {a: 1}", "rke2-canal: {a: 2}"),
                manifests,
                "v2.15.0");
        assertThat(difference.changes()).hasSize(4);
        assertThat(difference.pools()).singleElement().satisfies(impact -> {
            assertThat(impact.pool().tiers()).containsExactly(Tier.BOOTSTRAP, Tier.ETCD);
            assertThat(impact.effects())
                    .containsExactly(
                            new Effect.Restart(impact.pool(), Drain.OFF),
                            new Effect.FilesApplied(
                                    impact.pool(), List.of("addons.yaml", "managed-chart-config.yaml")));
        });
        assertThat(difference.restartsNodes()).isTrue();
        assertThat(difference.isRefused()).isFalse();
    }

    @Test
    void aNewClusterIsAllNew() {
        ClusterDifference difference = new ClusterComparison(Catalog.bundled(), RancherVersion.parse("v2.15.0"))
                .compare(read(CLUSTER + OTHERS), LiveCluster.NONE);

        assertThat(difference.presence()).isEqualTo(ClusterDifference.Presence.NEW);
        assertThat(words(difference)).isEqualTo("new-pool:cp new-pool:gold new-pool:worker none");
        assertThat(difference.deletesMachines()).isFalse();
        assertThat(difference.restartsNodes()).isFalse();
        assertThat(difference.isRefused()).isFalse();
    }

    @Test
    void anotherTemplateOfPodSecurityRestartsTheControlPlane() {
        String manifests = CLUSTER.replace(
                        "  agentEnvVars", "  defaultPodSecurityAdmissionConfigurationTemplateName: one\n  agentEnvVars")
                + OTHERS;
        assertThat(words(compare(manifests.replace("Name: one", "Name: two"), manifests, "v2.15.0")))
                .isEqualTo("restart:cp:OFF");
    }

    @Test
    void whatRefersToASecretThatIsNotRead() {
        String manifests = CLUSTER.replace(
                        "    etcd: {",
                        "    registries: {configs: {r: {authConfigSecretName: one}}}\n    etcd: {s3: {bucket: b,"
                                + " cloudCredentialName: one}, ")
                + OTHERS;
        assertThat(words(compare(manifests.replace("SecretName: one", "SecretName: two"), manifests, "v2.15.0")))
                .isEqualTo("restart:cp:OFF restart:gold:DRAINED restart:worker:DRAINED");
        assertThat(words(compare(manifests.replace("Name: one}, s", "Name: two}, s"), manifests, "v2.15.0")))
                .isEqualTo("restart:cp:OFF");
    }

    @Test
    void whatAnOlderWebhookShuffles() {
        String manifests = CLUSTER.replace(
                                "  agentEnvVars",
                                "  defaultPodSecurityAdmissionConfigurationTemplateName: one\n  agentEnvVars")
                        .replace("[b=2]", "[b=2, c=3]")
                + OTHERS;
        assertThat(compare(manifests.replace("annotations: {a: b}", "annotations: {a: c}"), manifests, "v2.8.5")
                        .remarks())
                .singleElement()
                .asString()
                .contains("any order");
    }

    @Test
    void whatARestoreHasSet() {
        DesiredCluster desired = read(CLUSTER + OTHERS);
        ApiObject restored = desired.cluster()
                .with("v1.29.1+rke2r1", "spec", "kubernetesVersion")
                .with("kubernetesVersion", "spec", "rkeConfig", "etcdSnapshotRestore", "restoreRKEConfig");
        LiveCluster live = new LiveCluster(Optional.of(restored), live(desired).others(), List.of());

        ClusterDifference difference =
                new ClusterComparison(Catalog.bundled(), RancherVersion.parse("v2.15.0")).compare(desired, live);
        assertThat(difference.changes())
                .singleElement()
                .extracting(Change::path)
                .hasToString(".spec.kubernetesVersion");
        assertThat(difference.remarks()).singleElement().asString().contains("from a snapshot");
    }

    @Test
    void aClusterThatIsBeingDeleted() {
        DesiredCluster desired = read(CLUSTER + OTHERS);
        ApiObject going = desired.cluster()
                .with("2026-11-22T17:02:14Z", "metadata", "deletionTimestamp")
                .with("c", "metadata", "annotations", "a");
        ClusterDifference difference = new ClusterComparison(Catalog.bundled(), RancherVersion.parse("v2.15.0"))
                .compare(
                        desired,
                        new LiveCluster(Optional.of(going), live(desired).others(), List.of()));
        assertThat(difference.isRefused()).isTrue();
        assertThat(difference.refusals()).containsExactly("the cluster is being deleted");
    }
}
