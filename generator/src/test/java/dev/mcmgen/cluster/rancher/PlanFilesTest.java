package dev.mcmgen.cluster.rancher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.cluster.EffectiveCluster;
import dev.mcmgen.cluster.NodeFile;
import dev.mcmgen.cluster.NodeGroup;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the plan besides 50-rancher.yaml: rancher-cluster.md §3.2, §3.5, §3.6, §3.9, §3.10. */
class PlanFilesTest {

    private static final String RELEASE = "v1.26.10+rke2r2";
    private static final String MANIFESTS = "/var/lib/rancher/rke2/server/manifests/rancher/";
    private static final String POLICY = "/var/lib/rancher/rke2/etc/config-files/audit-policy-file";

    private static NodeGroup group(String rkeConfig, String roles) {
        return Plans.group(Plans.custom(RELEASE, rkeConfig), roles);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"  a\\n  b\\n\"  | `a\\n  b`",
                "['x ', y]         | x",
                "true              | true",
                "[[1, 2]]          | `[1 2]`",
                "[1000000]         | 1e+06",
                "[{b: 1, a: null}] | `map[a:<nil> b:1]`",
                // the API server reads -0.0 as an integer; Go writes the fewest digits that read back
                "[[-0.0]]          | `[0]`",
                "[4.9e-324]        | 5e-324",
            })
    void contentIsTrimmedText(String written, String content) {
        NodeGroup group = group("{machineGlobalConfig: {audit-policy-file: " + written + "}}", "controlplane");

        assertThat(Plans.content(group, POLICY)).isEqualTo(content.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "etcd+controlplane, true, true, true",
        "controlplane, true, true, true",
        "etcd, false, true, true",
        "worker, false, false, true",
    })
    void manifestsLieOnTheNodesThatApplyThem(String roles, boolean addons, boolean charts, boolean script) {
        NodeGroup group = group("{}", roles);

        assertThat(Plans.file(group, MANIFESTS + "addons.yaml").isPresent()).isEqualTo(addons);
        assertThat(Plans.file(group, MANIFESTS + "cluster-agent.yaml").isPresent())
                .isEqualTo(addons);
        assertThat(Plans.file(group, MANIFESTS + "managed-chart-config.yaml").isPresent())
                .isEqualTo(charts);
        assertThat(Plans.file(group, "/var/lib/rancher/capr/idempotence/idempotent.sh")
                        .isPresent())
                .isEqualTo(script);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{a: {}}                        | a | {\"global\":{\"cattle\":{\"clusterId\":\"<cluster-id>\"}}}",
                "{a: text}                      | a | {\"global\":{\"cattle\":{\"clusterId\":\"<cluster-id>\"}}}",
                "{a: {global: null}}            | a | {\"global\":null}",
                "{a: {global: {cattle: 5}}}     | a | {\"global\":{\"cattle\":5}}",
                "{a: {global: {x: 1}, b: 1.50}} | a | {\"b\":1.5,\"global\":{\"cattle\":{\"clusterId\":\"<cluster-id>\"},\"x\":1}}",
                "{a: {global: {cattle: {clusterId: mine}}}} | a | {\"global\":{\"cattle\":{\"clusterId\":\"<cluster-id>\"}}}",
                "{a: {b: \"<&\"}}               | a | {\"b\":\"\\u003c\\u0026\",\"global\":{\"cattle\":{\"clusterId\":\"<cluster-id>\"}}}",
            })
    void chartValuesGetTheClusterId(String chartValues, String chart, String values) {
        NodeGroup group = group("{chartValues: " + chartValues + "}", "etcd");

        assertThat(Plans.content(group, MANIFESTS + "managed-chart-config.yaml"))
                .isEqualTo("apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata:\n  name: " + chart
                        + "\n  namespace: kube-system\nspec:\n  valuesContent: '" + values + "'\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'1' | `\"1\"`",
                "'2001-01-01' | `\"2001-01-01\"`",
                "'y' | `\"y\"`",
                "a.b-c | a.b-c",
                "'1.2.3' | 1.2.3"
            })
    void aChartWhoseNameWouldBeNoTextIsQuoted(String chart, String written) {
        NodeGroup group = group("{chartValues: {" + chart + ": {}}}", "etcd");

        assertThat(Plans.content(group, MANIFESTS + "managed-chart-config.yaml"))
                .contains("\n  name: " + written + "\n");
    }

    @Test
    void anOlderRancherWritesATimestampThatIsNone() {
        PlannerOptions options =
                new PlannerOptions(Optional.of(RancherVersion.parse("v2.12.3")), Optional.empty(), Optional.empty());
        EffectiveCluster cluster = Plans.plan(Plans.cluster(RELEASE, "{chartValues: {a: {}}}"), options);

        assertThat(Plans.content(Plans.group(cluster, "etcd"), MANIFESTS + "managed-chart-config.yaml"))
                .contains("metadata:\n  creationTimestamp: null\n  name: a\n");
    }

    @Test
    void severalChartsAreSortedDocumentsAndLongValuesAreFolded() {
        String words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
        NodeGroup group = group("{chartValues: {b: {}, a: {text: '" + words + "'}}}", "etcd");

        assertThat(Plans.content(group, MANIFESTS + "managed-chart-config.yaml"))
                .contains("'\n\n---\napiVersion: helm.cattle.io/v1\n")
                .containsSubsequence("name: a", "name: b")
                .contains("\"text\":\"one two\n    three four");
    }

    @Test
    void thevSphereProviderForcesTheChartOfItsStorageOnTheServersThatItReaches() {
        String selector =
                "{machineSelectorConfig: [{machineLabelSelector: {matchLabels: {rke.cattle.io/etcd-role: 'true'}},"
                        + " config: {cloud-provider-name: rancher-vsphere}}]}";

        assertThat(Plans.content(group(selector, "etcd"), MANIFESTS + "managed-chart-config.yaml"))
                .contains("rancher-vsphere-csi");
        assertThat(Plans.content(group(selector, "controlplane"), MANIFESTS + "managed-chart-config.yaml"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{registries: {}}  | {\"configs\":{},\"mirrors\":null}",
                "{registries: {mirrors: {docker.io: {endpoint: [https://m]}}}} | {\"configs\":{},\"mirrors\":{\"docker.io\":{\"endpoint\":[\"https://m\"]}}}",
                "{registries: {configs: {r: {}}}} | {\"configs\":{\"r\":{\"auth\":null,\"tls\":null}},\"mirrors\":null}",
                "{registries: {configs: {r: {insecureSkipVerify: true}}}} | {\"configs\":{\"r\":{\"auth\":null,\"tls\":{\"ca_file\":\"\",\"cert_file\":\"\",\"key_file\":\"\",\"insecure_skip_verify\":true}}},\"mirrors\":null}",
            })
    void registriesAreWrittenTwice(String rkeConfig, String content) {
        NodeGroup group = group(rkeConfig, "worker");

        assertThat(Plans.content(group, "/etc/rancher/rke2/registries.yaml")).isEqualTo(content);
        assertThat(Plans.content(group, "/etc/rancher/agent/registries.yaml")).isEqualTo(content);
    }

    @Test
    void withoutRegistriesTheFileIsEmptyAndTheAgentHasNone() {
        NodeGroup group = group("{}", "worker");

        assertThat(Plans.content(group, "/etc/rancher/rke2/registries.yaml")).isEmpty();
        assertThat(Plans.file(group, "/etc/rancher/agent/registries.yaml")).isEmpty();
    }

    @Test
    void aCertificateOfARegistryIsAFileBelowTheDataDirectory() {
        NodeGroup group =
                group("{dataDirectories: {k8sDistro: /d}, registries: {configs: {r: {caBundle: Q0VSVA==}}}}", "worker");

        assertThat(Plans.content(group, "/d/etc/tls/registries/r/ca.crt")).isEqualTo("CERT");
    }

    @ParameterizedTest
    @CsvSource({
        "'', localhost",
        "'networking: {stackPreference: ipv4}', 127.0.0.1",
        "'networking: {stackPreference: ipv6}', [::1]",
        "'networking: {stackPreference: dual}', localhost",
    })
    void theClusterEndpointAsksAWebhookOnTheNode(String networking, String host) {
        String manifest =
                Plans.cluster(RELEASE, "{" + networking + "}") + "  localClusterAuthEndpoint: {enabled: true}\n";
        EffectiveCluster cluster = Plans.plan(manifest);
        String path = "/var/lib/rancher/rke2/kube-api-authn-webhook.yaml";

        assertThat(Plans.content(Plans.group(cluster, "etcd"), path))
                .startsWith("\napiVersion: v1\nkind: Config\n")
                .contains("    server: http://" + host + ":6440/v1/authenticate\n")
                .endsWith("    cluster: Default\n");
        assertThat(Plans.group(cluster, "etcd").config().get("kube-apiserver-arg"))
                .hasToString("[authentication-token-webhook-config-file=" + path + "]");
        assertThat(Plans.file(Plans.group(cluster, "worker"), path)).isEmpty();
        assertThat(Plans.group(cluster, "worker").config()).doesNotContainKey("kube-apiserver-arg");
    }

    @Test
    void aRancherWithoutStackPreferenceAsksTheOldAddress() {
        PlannerOptions options =
                new PlannerOptions(Optional.of(RancherVersion.parse("v2.7.9")), Optional.empty(), Optional.empty());
        String manifest = Plans.cluster("v1.26.10+rke2r2", "{networking: {stackPreference: dual}}")
                + "  localClusterAuthEndpoint: {enabled: true}\n";
        NodeGroup group = Plans.group(Plans.plan(manifest, options), "etcd");

        assertThat(Plans.content(group, "/var/lib/rancher/rke2/kube-api-authn-webhook.yaml"))
                .contains("    server: http://127.0.0.1:6440/v1/authenticate\n");
    }

    private static String withSecret(String annotation, String source) {
        return Plans.cluster(RELEASE, "{machineSelectorFiles: [{fileSources: [" + source + "]}]}")
                + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: fleet-default, annotations: {"
                + annotation + "}}\ndata: {k: Q0VSVA==}\nstringData: {p: plain}\n";
    }

    private static final String AUTHORIZED = "rke.cattle.io/object-authorized-for-clusters: 'x,c1'";

    @Test
    void machineFilesComeFromSecretsThatAllowIt() {
        EffectiveCluster cluster = Plans.plan(withSecret(
                AUTHORIZED,
                "{secret: {name: s, items: [{key: k, path: /a}, {key: p, path: /a}, {key: none, path: /b}]}}"));

        assertThat(cluster.error()).isEmpty();
        assertThat(Plans.group(cluster, "worker").files())
                .filteredOn(file -> file.path().length() == 2)
                .containsExactly(
                        new NodeFile("/a", Optional.of("CERT")),
                        new NodeFile("/a", Optional.of("plain")),
                        new NodeFile("/b", Optional.of("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rke.cattle.io/object-authorized-for-clusters: 'x, c1'", "other: c1"})
    void anUnauthorisedSecretEndsThePlan(String annotation) {
        EffectiveCluster cluster =
                Plans.plan(withSecret(annotation, "{secret: {name: s, items: [{key: k, path: /a}]}}"));

        assertThat(cluster.error())
                .contains("error rendering files: cluster fleet-default/c1 was not authorized to access secret"
                        + " fleet-default/s");
        assertThat(cluster.groups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{secret: {name: s}, configMap: {name: m}} | secret fleet-default/s and configmap fleet-default/m cannot both be defined at the same time for files, use separate entries",
                "{secret: {name: s, items: [{key: k, path: /a, hash: wrong}]}} | secret s does not contain the expected content",
                "{configMap: {name: m, items: [{key: k, path: /a}]}} | error retrieving configmap fleet-default/m while rendering files: configmaps \"m\" not found",
            })
    void whatRancherSaysOfOtherSources(String source, String error) {
        assertThat(Plans.plan(withSecret(AUTHORIZED, source)).error()).contains(error);
    }

    @Test
    void anObjectThatIsNotAtHandLeavesTheRestOfThePlan() {
        EffectiveCluster cluster =
                Plans.plan(withSecret(AUTHORIZED, "{configMap: {name: m, items: [{key: k, path: /a}]}}"));

        assertThat(Plans.file(Plans.group(cluster, "worker"), "/a")).contains(new NodeFile("/a", Optional.empty()));
    }

    @Test
    void cloudProviderConfigMayComeFromASecretVerbatim() {
        String manifest =
                Plans.cluster(RELEASE, "{machineGlobalConfig: {cloud-provider-config: 'secret://fleet-default:s'}}")
                        + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: fleet-default, annotations:"
                        + " {v2prov-secret-authorized-for-cluster: c1}}\nstringData: {credential: ' kept '}\n";
        NodeGroup group = Plans.group(Plans.plan(manifest), "worker");

        assertThat(Plans.content(group, "/var/lib/rancher/rke2/etc/config-files/cloud-provider-config"))
                .isEqualTo(" kept ");
    }
}
