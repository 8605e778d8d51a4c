package dev.mcmgen.render.plan;

import static dev.mcmgen.render.plan.Cluster.custom;
import static dev.mcmgen.render.plan.Cluster.machines;
import static dev.mcmgen.render.plan.Cluster.release;
import static dev.mcmgen.render.plan.Cluster.standalone;
import static dev.mcmgen.render.plan.Cluster.vsphere;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.ObjectNames;
import dev.mcmgen.render.Rendered;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How settings, files and machines reach Rancher, and what it would not take. */
class DeliveryTest {

    private static final String POOLS =
            "pools: [{name: cp, roles: [etcd, controlplane]}, {name: worker, roles: [worker]}]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v1.26.10+rke2r2 | 'config: {write-kubeconfig-mode: "0600"}' | 'write-kubeconfig-mode: "0600"'
                    v1.30.3+rke2r1  | 'network: {ingress: traefik}'             | 'ingress-controller: traefik'
                    v1.31.1+rke2r1  | 'network: {ingress: traefik}'             | 'ingress-controller: traefik'
                    """)
    void aDroppedKeyGoesIntoADropIn(String release, String line, String content) {
        Rendered rendered = machines(release(release), "rancher: {version: v2.10.0}", line, POOLS);

        Map<?, ?> secret = rendered.data("rancher/files-prod-01-machine-files.yaml");
        assertThat(Rendered.at(secret, "metadata/annotations"))
                .isEqualTo(Map.of("rke.cattle.io/object-authorized-for-clusters", "prod-01"));
        assertThat((String) Rendered.at(secret, "stringData/60-mcmgen.yaml")).contains(content);
        Object entry = rendered.cluster("rkeConfig/machineSelectorFiles/0");
        assertThat(Rendered.at(entry, "fileSources/0/secret/items/0"))
                .isEqualTo(Map.of(
                        "key", "60-mcmgen.yaml",
                        "path", "/etc/rancher/rke2/config.yaml.d/60-mcmgen.yaml",
                        "permissions", "0600"));
        assertThat(Rendered.at(entry, "machineLabelSelector"))
                .isEqualTo(Map.of("matchLabels", Map.of("rke.cattle.io/rke-machine-pool-name", "cp")));
    }

    @Test
    void theIngressControllerIsWrittenWhereRke2HasNoDefault() {
        Rendered rendered = custom(release("v1.36.3+rke2r1"));
        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/ingress-controller"))
                .isEqualTo("traefik");
        assertThat(rendered.remarkCodes()).contains("ingress/default-written");
        assertThat(custom(release("v1.36.3+rke2r1"), "network: {ingress: none}").remarkCodes())
                .doesNotContain("ingress/default-written");
        assertThat(custom(release("v1.35.7+rke2r1")).text("rancher/cluster.yaml"))
                .doesNotContain("ingress-controller");
    }

    /** RKE2 reads text as a list of one, so the chart that follows from the spec must not be lost to it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rke2-metrics-server
                    [rke2-metrics-server]
                    """)
    void whatIsDisabledFurtherJoinsWhatFollowsFromTheSpec(String disabled) {
        Rendered rendered =
                custom(release("v1.26.10+rke2r2"), "network: {ingress: none}", "config: {disable: " + disabled + "}");

        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/disable"))
                .isEqualTo(List.of("rke2-ingress-nginx", "rke2-metrics-server"));
    }

    /** The path is one of Linux; what only servers read goes to no Windows machine. */
    @Test
    void windowsMachinesGetNoDropInOfServers() {
        Rendered rendered = machines(
                release("v1.26.10+rke2r2"),
                "config: {write-kubeconfig-mode: '0600'}",
                "network: {cni: calico}",
                "pools: [{name: cp, roles: [etcd, controlplane, worker]}, {name: win, roles: [worker], os: windows}]");

        assertThat((List<?>) rendered.cluster("rkeConfig/machineSelectorFiles"))
                .singleElement()
                .satisfies(entry -> assertThat(Rendered.at(entry, "machineLabelSelector"))
                        .isEqualTo(Map.of("matchLabels", Map.of("rke.cattle.io/rke-machine-pool-name", "cp"))));
    }

    @Test
    void aListedKeyNeedsNone() {
        Rendered rendered = machines(release("v1.33.5+rke2r1"), "config: {write-kubeconfig-mode: '0600'}", POOLS);

        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/write-kubeconfig-mode"))
                .isEqualTo("0600");
        assertThat(rendered.cluster("rkeConfig/machineSelectorFiles")).isNull();
    }

    @Test
    void numbersBecomeText() {
        Rendered rendered = custom("config: {supervisor-metrics: true, datastore-endpoint: a, bind-address: 10}");

        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/bind-address"))
                .isEqualTo("10");
    }

    @Test
    void argumentsAreMergedByName() {
        Rendered rendered = machines(
                "args: {kubelet: [max-pods=100, v=2, 'node-labels+=a=b']}",
                "roles: {worker: {args: {kubelet: [max-pods=150]}}}",
                "pools: [{name: cp, roles: [etcd, controlplane]},"
                        + " {name: worker, roles: [worker], args: {kubelet: [v=4, 'node-labels+=c=d']}}]");

        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/kubelet-arg"))
                .isEqualTo(List.of("max-pods=100", "v=2", "node-labels+=a=b"));
        assertThat(rendered.cluster("rkeConfig/machineSelectorConfig"))
                .isEqualTo(List.of(Map.of(
                        "machineLabelSelector",
                        Map.of("matchLabels", Map.of("rke.cattle.io/rke-machine-pool-name", "worker")),
                        "config",
                        Map.of(
                                "kubelet-arg",
                                List.of("max-pods=150", "v=4", "node-labels+=a=b", "node-labels+=c=d")))));
    }

    @Test
    void anExistingNodeWithTwoRolesGetsBoth() {
        Rendered rendered =
                custom("roles: {etcd: {args: {kubelet: [v=4]}}, worker: {args: {kubelet: [max-pods=150]}}}");

        assertThat(rendered.cluster("rkeConfig/machineSelectorConfig/2"))
                .isEqualTo(Map.of(
                        "machineLabelSelector",
                        Map.of(
                                "matchLabels",
                                Map.of("rke.cattle.io/etcd-role", "true", "rke.cattle.io/worker-role", "true")),
                        "config",
                        Map.of("kubelet-arg", List.of("v=4", "max-pods=150"))));
    }

    @Test
    void standaloneRolesAreServersAndAgents() {
        Rendered rendered = standalone(
                "roles: {controlplane: {args: {kubelet: [max-pods=50]}}, worker: {args: {kubelet: [max-pods=150]}}}");

        assertThat(rendered.data("rke2/server/config.yaml")).containsEntry("kubelet-arg", List.of("max-pods=50"));
        assertThat(rendered.data("rke2/agent/config.yaml")).containsEntry("kubelet-arg", List.of("max-pods=150"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v2.8.5  | 'dataDirectories: {k8sDistro: /data/rke2}'                       | rancher/not-in-version
                    v2.7.4  | 'hostnameLengthLimit: 15'                                        | rancher/not-in-version
                    v2.10.0 | 'clusterAgent: {priorityClass: {value: 1}}'                      | rancher/not-in-version
                    v2.7.4  | 'fleetAgent: {tolerations: [{key: a}]}'                          | rancher/not-in-version
                    v2.13.0 | 'etcd: {snapshots: {s3: {bucket: a, retention: 3}}}'             | rancher/not-in-version
                    v2.7.9  | 'network: {stackPreference: dual}'                               | rancher/not-in-version
                    v2.15.0 | 'agentEnv: {CATTLE_AGENT_VAR_DIR: /a}'                           | rancher/agent-var-dir
                    v2.15.0 | 'agentEnv: {NO_PROXY: "10.0.0.0/8, .svc"}'                       | rancher/no-proxy-blank
                    v2.15.0 | 'config: {node-label: [a=b]}'                                    | config/key-has-a-field
                    v2.15.0 | 'config: {token: x}'                                             | config/key-has-a-field
                    v2.15.0 | 'config: {no-such-key: x}'                                       | config/unknown-key
                    v2.15.0 | 'roles: {worker: {config: {tls-san-security: true}}}'            | config/server-only-key
                    v2.15.0 | 'roles: {worker: {args: {apiServer: [v=2]}}}'                    | args/component-not-there
                    v2.15.0 | 'files: [{path: /a, content: b, pools: [nobody]}]'               | files/unknown-pool
                    """)
    void whatRancherDropsOrRefuses(String rancher, String line, String code) {
        assertThat(custom("rancher: {version: " + rancher + "}", line).refusalCodes())
                .containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'pools: [{name: a, roles: [etcd, controlplane]}]'                                    | pools/role-missing
                    'pools: [{name: a, roles: [etcd, controlplane, worker], quantity: 0}]'               | pools/role-missing pools/role-missing pools/role-missing
                    'pools: [{name: a, roles: [etcd, controlplane, worker], cpus: 4}]'                   | spec/unused-field
                    'pools: [{name: a, roles: [etcd, controlplane, worker], vsphere: {folder: /a}}]'     | spec/unused-field
                    'network: {cni: calico}\npools: [{name: a, roles: [etcd, controlplane, worker], os: windows}]' | pools/windows-server
                    'pools: [{name: a, roles: [etcd, controlplane, worker]}, {name: w, roles: [worker], os: windows}]' | cni/windows
                    """)
    void poolsThatCannotBe(String lines, String codes) {
        assertThat(String.join(" ", machines(lines.replace("\\n", "\n")).refusalCodes()))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v1.29.8+rke2r1  | cilium | {rke2-cilium={cni={exclusive=false}}}
                    v1.31.14+rke2r1 | cilium | null
                    v1.35.0+rke2r1  | cilium | null
                    v1.29.8+rke2r1  | canal  | null
                    """)
    void ciliumMakesRoomForMultus(String release, String cni, String values) {
        Rendered rendered = custom(release(release), "network: {multus: true, cni: " + cni + "}");

        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/cni")).isEqualTo(List.of("multus", cni));
        assertThat(String.valueOf(rendered.cluster("rkeConfig/chartValues"))).isEqualTo(values);
    }

    @Test
    void aWindowsPoolIsTheReasonWhereNoCniIsWritten() {
        String pools = "pools: [{name: a, roles: [etcd, controlplane, worker]},"
                + " {name: w, roles: [worker], os: ^windows}]";

        assertThat(machines(Cluster.unmarked(pools)).refusals())
                .containsExactly(Cluster.marked(6, pools) + "cni/windows");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    datastore: /a        | datastoreCluster: /b | null | /b
                    datastoreCluster: /a | datastore: /b        | /b   | null
                    datastoreCluster: /a | folder: /f           | null | /a
                    """)
    void aPoolsDatastoreTakesThePlaceOfEitherKind(String ofAll, String ofPool, String datastore, String cluster) {
        Map<String, Object> machine = Cluster.render(
                        new String[] {
                            "pools: [{name: a, roles: [etcd, controlplane, worker], vsphere: {" + ofPool + "}}]"
                        },
                        "infrastructure: {vsphere: {cloudCredential: 'cattle-global-data:cc-abcde', template: /t, "
                                + ofAll + "}}")
                .data("rancher/machineconfig-a.yaml");

        assertThat(String.valueOf(machine.get("datastore"))).isEqualTo(datastore);
        assertThat(String.valueOf(machine.get("datastoreCluster"))).isEqualTo(cluster);
    }

    @ParameterizedTest
    @CsvSource({
        "LinodeConfig,    false, true",
        "OtherConfig,     false, true",
        "LinodeConfig,    true,  false",
        "HarvesterConfig, false, false"
    })
    void machinesWithoutCloudConfigAreNamed(String kind, boolean prepared, boolean said) {
        Rendered rendered = Cluster.render(
                new String[] {POOLS, "nodeImage: {prepared: " + prepared + "}"},
                "infrastructure: {machineConfig: {kind: " + kind + "}}");

        assertThat(rendered.refusals()).isEmpty();
        assertThat(rendered.remarkCodes().contains("machine-config/no-user-data"))
                .isEqualTo(said);
        if (kind.equals("LinodeConfig")) {
            assertThat(rendered.data("rancher/machineconfig-cp.yaml")).doesNotContainKey("stackscript");
        }
    }

    @Test
    void theDefaultsAreWritten() {
        Rendered rendered = vsphere("pools: [{name: all, roles: [etcd, controlplane, worker]}]");

        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig"))
                .isEqualTo(Map.of("cni", "canal", "kube-proxy-arg", List.of("proxy-mode=iptables")));
        Object drain = rendered.cluster("rkeConfig/upgradeStrategy/workerDrainOptions");
        assertThat(List.of(
                        Rendered.at(drain, "enabled"),
                        Rendered.at(drain, "gracePeriod"),
                        Rendered.at(drain, "timeout")))
                .isEqualTo(List.of(false, -1L, 120L));
        Map<String, Object> machine = rendered.data("rancher/machineconfig-all.yaml");
        assertThat(machine)
                .containsEntry("cpuCount", "2")
                .containsEntry("memorySize", "4096")
                .containsEntry("diskSize", "20480");
        assertThat(Rendered.at(machine, "metadata/name")).isEqualTo("nc-prod-01-all");
    }

    @Test
    void overridesCome() {
        Rendered rendered = machines(
                POOLS,
                "overrides:",
                "  spec:",
                "    rkeConfig:",
                "      upgradeStrategy: null",
                "      provisionGeneration: 1",
                "      machinePools: [{name: worker, quantity: 7}]",
                "      rotateCertificates: {generation: 1, services: null}");

        assertThat(rendered.cluster("rkeConfig/upgradeStrategy")).isNull();
        assertThat(rendered.cluster("rkeConfig/provisionGeneration")).isEqualTo(1L);
        assertThat(rendered.cluster("rkeConfig/rotateCertificates")).isEqualTo(Map.of("generation", 1L));
        assertThat(rendered.cluster("rkeConfig/machinePools/0/name")).isEqualTo("cp");
        assertThat(rendered.cluster("rkeConfig/machinePools/1/quantity")).isEqualTo(7L);
        assertThat(rendered.cluster("rkeConfig/machinePools/1/workerRole")).isEqualTo(true);
        assertThat(machines(POOLS, "overrides: {spec: {rkeConfig: {provisionGeneration: many}}}")
                        .problems())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nc-prod-01-cp, nc prod-01 cp",
        "nc-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbbbbbbbbbbbbbbb, nc aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    })
    void shortNamesStay(String name, String parts) {
        assertThat(ObjectNames.join(parts.split(" "))).isEqualTo(name);
    }

    @Test
    void longNamesAreShortened() {
        String name = ObjectNames.join("nc", "a".repeat(40), "b".repeat(40));

        assertThat(name).hasSize(63).matches("nc-a{40}-b{13}-[0-9a-f]{5}");
        assertThat(ObjectNames.join("nc", "a".repeat(53), "b".repeat(40))).matches("nc-a{53}-[0-9a-f]{6}");
    }
}
