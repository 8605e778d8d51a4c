package dev.mcmgen.cluster.rancher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.NodeFile;
import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.NodeSystem;
import dev.mcmgen.cluster.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pools, their labels and taints, and what selectors see of them: rancher-cluster.md §1.4, §3.10. */
class MachinePoolsTest {

    private static final String SERVER = "{name: cp, etcdRole: true, controlPlaneRole: true}";

    private static EffectiveCluster plan(String pools, String more) {
        return Plans.plan(Plans.cluster("v1.31.1+rke2r1", "{machinePools: [" + pools + "]" + more + "}"));
    }

    private static NodeGroup pool(EffectiveCluster cluster, String name) {
        return cluster.groups().stream()
                .filter(group -> group.pool().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void labelsAndTaintsOfAPoolReachTheNode() {
        EffectiveCluster cluster = plan(
                SERVER
                        + ", {name: w, workerRole: true, labels: {z: '1'}, taints: [{key: k, value: v, effect: NoSchedule},"
                        + " {value: lost}, {key: b, effect: NoExecute}]}",
                "");
        NodeGroup group = pool(cluster, "w");

        assertThat((List<?>) group.config().get("node-label")).last().isEqualTo("z=1");
        assertThat(group.config().get("node-taint")).hasToString("[b:NoExecute, k=v:NoSchedule]");
        assertThat((List<?>) group.config().get("node-label")).noneMatch("cattle.io/os=linux"::equals);
    }

    @Test
    void aLabelTurnsAWorkerIntoAServer() {
        EffectiveCluster cluster =
                plan("{name: w, workerRole: true, labels: {rke.cattle.io/etcd-role: 'true'}}, " + SERVER, "");
        NodeGroup group = pool(cluster, "w");

        assertThat(group.roles()).containsExactly(Role.ETCD, Role.WORKER);
        assertThat(group.config())
                .containsEntry("disable-apiserver", true)
                .containsEntry("cni", "calico")
                .doesNotContainKey("server");
        assertThat(pool(cluster, "cp").config()).containsKey("server");
    }

    @Test
    void theFirstServerCanBeChosen() {
        String manifest =
                Plans.cluster("v1.31.1+rke2r1", "{machinePools: [" + SERVER + ", {name: e, etcdRole: true}]}");
        PlannerOptions options = new PlannerOptions(Optional.empty(), Optional.empty(), Optional.of("e"));
        EffectiveCluster cluster = Plans.plan(manifest, options);

        assertThat(pool(cluster, "e").config()).doesNotContainKey("server");
        assertThat(pool(cluster, "cp").config()).containsEntry("server", "https://<server>:9345");
    }

    @Test
    void windowsPoolsHaveTheirOwnScript() {
        EffectiveCluster cluster = plan(
                SERVER + ", {name: win, workerRole: true, machineOS: windows},"
                        + " {name: odd, etcdRole: true, machineOS: windows}",
                ", dataDirectories: {provisioning: /p}");
        NodeGroup group = pool(cluster, "win");

        assertThat(group.system()).isEqualTo(NodeSystem.WINDOWS);
        assertThat(scripts(group)).containsExactly("c:\\var\\lib\\rancher\\capr\\idempotence\\idempotent.ps1");
        assertThat(scripts(pool(cluster, "odd"))).containsExactly("/p/idempotence/idempotent.sh");
    }

    @Test
    void anOlderRancherGaveWindowsTheScriptOfLinux() {
        PlannerOptions options =
                new PlannerOptions(Optional.of(RancherVersion.parse("v2.8.5")), Optional.empty(), Optional.empty());
        EffectiveCluster cluster = Plans.plan(
                Plans.cluster(
                        "v1.26.10+rke2r2",
                        "{machinePools: [" + SERVER + ", {name: win, workerRole: true, machineOS: windows}]}"),
                options);

        assertThat(scripts(pool(cluster, "win"))).containsExactly("/var/lib/rancher/capr/idempotence/idempotent.sh");
    }

    private static List<String> scripts(NodeGroup group) {
        return group.files().stream()
                .map(NodeFile::path)
                .filter(path -> path.contains("idempotent"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                            | true",
                "{matchLabels: {rke.cattle.io/rke-machine-pool-name: w}}        | true",
                "{matchLabels: {rke.cattle.io/rke-machine-pool-name: cp}}       | false",
                "{matchLabels: {rke.cattle.io/cluster-name: c1, own: label}}    | true",
                "{matchLabels: {cattle.io/os: linux}}                           | true",
                "{matchExpressions: [{key: own, operator: In, values: [a, label]}]} | true",
                "{matchExpressions: [{key: own, operator: In, values: [a]}]}    | false",
                "{matchExpressions: [{key: none, operator: In, values: [a]}]}   | false",
                "{matchExpressions: [{key: own, operator: NotIn, values: [label]}]} | false",
                "{matchExpressions: [{key: none, operator: NotIn, values: [a]}]} | true",
                "{matchExpressions: [{key: own, operator: Exists}]}             | true",
                "{matchExpressions: [{key: own, operator: DoesNotExist}]}       | false",
                "{matchExpressions: [{key: rke.cattle.io/etcd-role, operator: DoesNotExist}], matchLabels: {own: label}} | true",
            })
    void selectors(String selector, boolean matches) {
        EffectiveCluster cluster = plan(
                SERVER + ", {name: w, workerRole: true, labels: {own: label}}",
                ", machineSelectorConfig: [{machineLabelSelector: " + selector + ", config: {resolv-conf: /x}}]");

        assertThat(pool(cluster, "w").config().containsKey("resolv-conf")).isEqualTo(matches);
    }

    /** The labels of Cluster API, which Rancher's template of the pool sets. */
    @ParameterizedTest
    @CsvSource({
        "cp,     'cluster.x-k8s.io/control-plane: \"true\"',       true",
        "w,      'cluster.x-k8s.io/control-plane: \"true\"',       false",
        "cp,     'cluster.x-k8s.io/control-plane-name: \"true\"',  false",
        "w,      'cluster.x-k8s.io/deployment-name: c1-w',           true",
        "w,      'cluster.x-k8s.io/cluster-name: c1',                true",
    })
    void labelsOfClusterApi(String name, String label, boolean matches) {
        EffectiveCluster cluster = plan(
                SERVER + ", {name: w, workerRole: true}",
                ", machineSelectorConfig: [{machineLabelSelector: {matchLabels: {" + label
                        + "}}, config: {resolv-conf: /x}}]");

        assertThat(pool(cluster, name).config().containsKey("resolv-conf")).isEqualTo(matches);
    }

    @Test
    void theNameOfAPoolWithALongOneIsShortened() {
        String name = "p".repeat(63);
        EffectiveCluster cluster = plan(
                SERVER + ", {name: " + name + ", workerRole: true}",
                ", machineSelectorConfig: [{machineLabelSelector: {matchLabels: {cluster.x-k8s.io/deployment-name: c1-"
                        + "p".repeat(54) + "-b3b9c}}, config: {resolv-conf: /x}}]");

        assertThat(pool(cluster, name).config()).containsKey("resolv-conf");
    }

    @Test
    void registeredNodesCarryTheLabelOfTheControlPlaneAndAnId() {
        EffectiveCluster cluster = Plans.custom(
                "v1.31.1+rke2r1",
                "{machineSelectorConfig: [{machineLabelSelector: {matchLabels: {cluster.x-k8s.io/control-plane: 'true'},"
                        + " matchExpressions: [{key: rke.cattle.io/machine-id, operator: Exists}]},"
                        + " config: {resolv-conf: /x}}]}");

        assertThat(Plans.group(cluster, "controlplane").config()).containsKey("resolv-conf");
        assertThat(Plans.group(cluster, "worker").config()).doesNotContainKey("resolv-conf");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{matchExpressions: [{key: a, operator: Like, values: [b]}]} | \"Like\" is not a valid label selector operator",
                "{matchExpressions: [{key: a, operator: In}]}                | values set can't be empty",
                "{matchExpressions: [{key: a, operator: Exists, values: [b]}]} | values set must be empty for exists and does not exist",
                "{matchLabels: {'a b': c}}                                   | name part must consist of alphanumeric characters",
                "{matchLabels: {a: 'b c'}}                                   | a valid label must be an empty string or consist of",
                "{matchLabels: {a/b/c: x}}                                   | key: Invalid value: \"a/b/c\": a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
                "{matchLabels: {/x: a}}                                      | key: Invalid value: \"/x\": prefix part must be non-empty",
                "{matchLabels: {A.b/x: a}}                                   | prefix part a lowercase RFC 1123 subdomain must consist of",
                "{matchLabels: {x/: a}}                                      | name part must be non-empty; name part must consist of",
                "{matchExpressions: [{key: '-a', operator: In, values: [ok, b_]}]} | , values[1][-a]: Invalid value: \"b_\": a valid label must",
            })
    void aSelectorThatIsNoneEndsThePlan(String selector, String text) {
        EffectiveCluster cluster =
                plan(SERVER, ", machineSelectorConfig: [{machineLabelSelector: " + selector.trim() + ", config: {}}]");

        assertThat(cluster.error())
                .hasValueSatisfying(error -> assertThat(error).contains(text));
        assertThat(cluster.groups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{machinePools: [{name: a}]} | at least one role of etcd, control-plane or worker must be assigned to machinePool [a]",
                "{machinePools: [{name: a, etcdRole: true}, {name: a, workerRole: true}]} | duplicate machinePool name [a] used",
                "{dataDirectories: {k8sDistro: /a/}} | Distro data directory is not clean",
                "{dataDirectories: {k8sDistro: a}} | Distro data directory must be an absolute path",
                "{dataDirectories: {provisioning: /a$b}} | Provisioning data directory cannot contain shell expressions",
                "{dataDirectories: {provisioning: /a, k8sDistro: /a/b}} | Distro data directory cannot be nested inside Provisioning data directory",
            })
    void clustersThatRancherRefuses(String rkeConfig, String error) {
        assertThat(Plans.custom("v1.31.1+rke2r1", rkeConfig).error()).contains(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{enabled: true, caCerts: C} | true",
                "{caCerts: C} | false",
                "{enabled: true, caCerts: C, fqdn: f} | false"
            })
    void anAuthorityOfTheEndpointNeedsItsName(String endpoint, boolean refused) {
        String manifest =
                Plans.cluster("v1.31.1+rke2r1", "{}") + "  localClusterAuthEndpoint: " + endpoint.trim() + "\n";

        assertThat(Plans.plan(manifest).error().isPresent()).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"v2.15.0, a b, true", "v2.15.0, 'a,b', false", "v2.11.3, a b, false"})
    void aProxyListWithBlanksIsRefused(String rancher, String value, boolean refused) {
        PlannerOptions options =
                new PlannerOptions(Optional.of(RancherVersion.parse(rancher)), Optional.empty(), Optional.empty());
        String manifest =
                Plans.cluster("v1.31.1+rke2r1", "{}") + "  agentEnvVars: [{name: NO_PROXY, value: '" + value + "'}]\n";

        assertThat(Plans.plan(manifest, options).error().isPresent()).isEqualTo(refused);
    }

    @Test
    void anOlderRancherSetsFewerLabelsAndMovesNoData() {
        PlannerOptions options =
                new PlannerOptions(Optional.of(RancherVersion.parse("v2.8.5")), Optional.empty(), Optional.empty());
        EffectiveCluster cluster = Plans.plan(
                Plans.cluster("v1.26.10+rke2r2", "{dataDirectories: {k8sDistro: /d}, machinePools: [" + SERVER + "]}"),
                options);

        assertThat(cluster.rancher()).contains("v2.8.5");
        assertThat(pool(cluster, "cp").config().get("node-label")).hasToString("[rke.cattle.io/machine=<machine-uid>]");
        assertThat(pool(cluster, "cp").config()).doesNotContainKey("data-dir");
    }
}
