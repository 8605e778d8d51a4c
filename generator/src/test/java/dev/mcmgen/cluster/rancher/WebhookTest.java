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

/** The webhook's changes: rancher-cluster.md §2.2, F8, §3.7, §3.10. */
class WebhookTest {

    private static final String TEMPLATE =
            "  defaultPodSecurityAdmissionConfigurationTemplateName: rancher-restricted\n";
    private static final String ARGUMENT = "admission-control-config-file=/etc/rancher/rke2/config/rancher-psact.yaml";

    private static String manifest(String version, String rkeConfig, boolean template) {
        return Plans.cluster(version, rkeConfig) + (template ? TEMPLATE : "");
    }

    private static NodeGroup plan(String arguments, boolean template, String rancher) {
        PlannerOptions options =
                new PlannerOptions(Optional.of(RancherVersion.parse(rancher)), Optional.empty(), Optional.empty());
        String manifest = manifest(
                "v1.26.10+rke2r2",
                arguments.isEmpty() ? "{}" : "{machineGlobalConfig: {kube-apiserver-arg: " + arguments + "}}",
                template);
        return Plans.group(Plans.plan(manifest, options), "etcd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // exact
                "v2.15.0 | [b=1, ' a=2 ']   | false | [b=1, a=2]         | applied",
                "v2.15.0 | b=1              | false | [b=1]              | applied",
                "v2.15.0 | [null, {a: b}]   | false | [, map[a:b]]       | applied",
                "v2.15.0 | [b=1, b=2, bare] | true  | [PSA, b=1, b=2, bare] | merged",
                "v2.15.0 | ``               | true  | [PSA]              | added",
                "v2.15.0 | [PSA, b=1]       | false | [b=1]              | overwritten:rancher added",
                // key and value
                "v2.12.2 | [b=1, b=2, bare] | false | [b=2]              | overwritten:rancher added",
                "v2.12.2 | [b=1]            | true  | [b=1, PSA]         | merged",
                "v2.12.2 | [bare]           | false | null               | overwritten:rancher",
                "v2.12.2 | b=1              | false | b=1                | applied",
                // map
                "v2.8.5  | [b=1, b=2, bare] | false | [b=1, b=2, bare]   | applied",
                "v2.8.5  | [b=1, bare]      | true  | [b=1, PSA]         | merged",
            })
    void argumentsOfTheApiServer(String rancher, String written, boolean template, String result, String fates) {
        NodeGroup group = plan(written.replace("PSA", ARGUMENT), template, rancher);

        assertThat(String.valueOf(group.config().get("kube-apiserver-arg"))).isEqualTo(result.replace("PSA", ARGUMENT));
        assertThat(Plans.fates(group, "kube-apiserver-arg")).isEqualTo(fates);
    }

    @Test
    void anArgumentThatOnlyTheTemplateNeededGoesWithIt() {
        NodeGroup group = plan("[" + ARGUMENT + "]", false, "v2.15.0");

        assertThat(group.config()).doesNotContainKey("kube-apiserver-arg");
        assertThat(Plans.fates(group, "kube-apiserver-arg")).isEqualTo("overwritten:rancher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "true", "{a: b}", "[]"})
    void whatIsNoListIsRefused(String written) {
        EffectiveCluster cluster =
                Plans.custom("v1.26.10+rke2r2", "{machineGlobalConfig: {kube-apiserver-arg: " + written + "}}");

        assertThat(cluster.error())
                .hasValueSatisfying(text -> assertThat(text).contains("failed to convert input into slice"));
        assertThat(cluster.groups()).isEmpty();
    }

    @Test
    void aSelectorTakesTheArgumentAway() {
        EffectiveCluster cluster = Plans.plan(manifest(
                "v1.26.10+rke2r2",
                "{machineGlobalConfig: {kube-apiserver-arg: [a=1]},"
                        + " machineSelectorConfig: [{config: {kube-apiserver-arg: [b=2]}}]}",
                true));
        NodeGroup group = Plans.group(cluster, "controlplane");

        assertThat(group.config().get("kube-apiserver-arg")).hasToString("[b=2]");
        assertThat(Plans.file(group, "/etc/rancher/rke2/config/rancher-psact.yaml"))
                .isPresent();
    }

    /** The webhook has written the Secret by the time that the planner asks for it. */
    @Test
    void anotherFileOfTheTemplatesSecretIsNoFault() {
        EffectiveCluster cluster = Plans.plan(manifest(
                "v1.31.1+rke2r1",
                "{machineSelectorFiles: [{fileSources: [{secret: {name: c1-admission-configuration-psact,"
                        + " items: [{key: admission-config-psact, path: /x}]}}]}]}",
                true));

        assertThat(cluster.error()).isEmpty();
        assertThat(Plans.file(Plans.group(cluster, "worker"), "/x")).contains(new NodeFile("/x", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamic: true", "permissions: '0644'"})
    void anEntryThatIsNotQuiteTheWebhooksStays(String more) {
        String path = "/etc/rancher/rke2/config/rancher-psact.yaml";
        EffectiveCluster cluster = Plans.plan(manifest(
                "v1.31.1+rke2r1",
                "{machineSelectorFiles: [{machineLabelSelector: {matchLabels: {rke.cattle.io/control-plane-role: 'true'}},"
                        + " fileSources: [{secret: {name: c1-admission-configuration-psact, items: [{key:"
                        + " admission-config-psact, path: " + path + ", " + more + "}]}}]}]}",
                true));

        assertThat(Plans.group(cluster, "controlplane").files())
                .filteredOn(file -> file.path().equals(path))
                .hasSize(2);
    }

    @Test
    void theTemplateIsAFileOnControlPlaneNodesOnly() {
        String secret = "---\napiVersion: v1\nkind: Secret\nmetadata: {name: c1-admission-configuration-psact,"
                + " namespace: fleet-default}\nstringData: {admission-config-psact: text}\n";
        EffectiveCluster cluster = Plans.plan(manifest("v1.31.1+k3s1", "{}", true) + secret);
        String path = "/etc/rancher/k3s/config/rancher-psact.yaml";

        assertThat(Plans.file(Plans.group(cluster, "controlplane"), path))
                .contains(new NodeFile(path, Optional.of("text")));
        assertThat(Plans.file(Plans.group(cluster, "etcd"), path)).isEmpty();
    }

    @Test
    void theEntryOfAnExportedClusterIsTheWebhooksOwn() {
        String entry = "{machineSelectorFiles: [{machineLabelSelector: {matchLabels: {rke.cattle.io/control-plane-role:"
                + " 'true'}}, fileSources: [{configMap: {name: ''}, secret: {name: c1-admission-configuration-psact,"
                + " items: [{key: admission-config-psact, path: /etc/rancher/rke2/config/rancher-psact.yaml, hash: old}]}}]}]}";
        EffectiveCluster cluster = Plans.plan(manifest("v1.26.10+rke2r2", entry, true));

        assertThat(cluster.error()).isEmpty();
        assertThat(Plans.group(cluster, "controlplane").files())
                .filteredOn(file -> file.path().endsWith("rancher-psact.yaml"))
                .hasSize(1);
        assertThat(Plans.plan(manifest("v1.26.10+rke2r2", entry, false)).error())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.26.10+rke2r2", "v1.26", "latest"})
    void aVersionThatIsNoneIsRefused(String version) {
        assertThat(Plans.custom(version, "{}").error())
                .hasValueSatisfying(text -> assertThat(text).contains("failed to parse cluster version"));
    }

    @Test
    void withoutAVersionThereIsNoPlan() {
        assertThat(Plans.custom("", "{}").error()).contains("kubernetesVersion not set on fleet-default/c1");
    }
}
