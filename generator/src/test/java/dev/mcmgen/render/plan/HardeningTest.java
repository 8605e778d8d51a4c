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

/** Hardening, as the release and the way of delivery want it. */
class HardeningTest {

    private static final String AUDIT =
            "hardening: {auditPolicy: \"apiVersion: audit.k8s.io/v1\\nkind: Policy\\nrules: [{level: Metadata}]\\n\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v1.24.17+rke2r1 | cis      | cis-1.6
                    v1.24.17+rke2r1 | cis-1.5  | cis-1.5
                    v1.25.14+rke2r1 | cis      | cis-1.23
                    v1.26.9+rke2r1  | cis      | cis-1.23
                    v1.26.10+rke2r2 | cis      | cis
                    v1.26.10+rke2r2 | cis-1.23 | cis-1.23
                    v1.27.6+rke2r1  | cis      | cis-1.23
                    v1.29.15+rke2r1 | cis-1.23 | cis-1.23
                    v1.30.4+rke2r1  | cis      | cis
                    v1.30.4+rke2r1  | cis-1.23 | refused
                    v1.30.4+rke2r1  | etcd     | refused
                    v1.33.5+rke2r1  | etcd     | etcd
                    v1.33.5+rke2r1  | cis-1.23 | refused
                    v1.24.17+rke2r1 | cis-1.23 | refused
                    v1.30.4+k3s1    | cis      | refused
                    """)
    void profileByPatch(String release, String written, String rendered) {
        Rendered cluster = custom(release(release), "hardening: {profile: " + written + "}");

        if (rendered.equals("refused")) {
            assertThat(cluster.refusals()).containsExactly("6:24 profile/not-accepted");
            return;
        }
        assertThat(cluster.cluster("rkeConfig/machineGlobalConfig/profile")).isEqualTo(rendered);
        boolean cis = rendered.startsWith("cis");
        assertThat(cluster.cluster("rkeConfig/machineGlobalConfig/protect-kernel-defaults"))
                .isEqualTo(cis ? true : null);
        assertThat(cluster.cluster("defaultPodSecurityAdmissionConfigurationTemplateName"))
                .isEqualTo(cis && !release.startsWith("v1.24") ? "rancher-restricted" : null);
        assertThat(cluster.remarkCodes().contains("node/profile"))
                .isEqualTo(rendered.equals("cis-1.23") && !release.matches("v1\\.(25\\.14|26\\.9|27\\.6).*"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'hardening: {profile: cis, protectKernelDefaults: false}'                 | profile/kernel-defaults-off
                    'hardening: {secretsEncryption: false}'                                   | secrets-encryption/forced
                    'hardening: {auditPolicy: "a: [b"}'                                       | manifest/unreadable
                    """)
    void contradictionsAreRefused(String line, String code) {
        assertThat(custom(line).refusalCodes()).containsExactly(code);
    }

    @Test
    void withoutProfileNothingFollows() {
        Rendered rendered = custom("hardening: {selinux: true, protectKernelDefaults: false}");

        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/selinux")).isEqualTo(true);
        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/protect-kernel-defaults"))
                .isEqualTo(false);
        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/profile")).isNull();
        assertThat(rendered.cluster("defaultPodSecurityAdmissionConfigurationTemplateName"))
                .isNull();
    }

    @Test
    void auditPolicyIsContentForRancherAndAPathForRke2() {
        assertThat((String) custom(AUDIT).cluster("rkeConfig/machineGlobalConfig/audit-policy-file"))
                .startsWith("apiVersion: audit.k8s.io/v1\n");

        Rendered nodes = standalone(AUDIT);
        assertThat(nodes.data("rke2/server/config.yaml"))
                .containsEntry("audit-policy-file", "/etc/rancher/rke2/audit-policy.yaml");
        assertThat(nodes.text("rke2/server/audit-policy.yaml")).contains("level: Metadata");
        assertThat(nodes.data("rke2/agent/config.yaml")).doesNotContainKey("audit-policy-file");
        assertThat(nodes.files()).doesNotContainKey("rke2/agent/audit-policy.yaml");
    }

    @Test
    void auditPolicyIsArgumentsForK3s() {
        Rendered nodes = standalone(release("v1.30.4+k3s1"), AUDIT, "dataDirectories: {k8sDistro: /data/k3s}");
        assertThat(linesOf(Rendered.at(nodes.data("k3s/server/config.yaml"), "kube-apiserver-arg")))
                .contains(
                        "audit-policy-file=/etc/rancher/k3s/audit-policy.yaml",
                        "audit-log-path=/data/k3s/server/logs/audit.log");
        assertThat(nodes.files()).containsKey("k3s/server/audit-policy.yaml");

        Rendered cluster = custom(release("v1.30.4+k3s1"), AUDIT);
        assertThat(linesOf(cluster.cluster("rkeConfig/machineGlobalConfig/kube-apiserver-arg")))
                .contains("audit-policy-file=/etc/rancher/k3s/audit-policy.yaml");
        assertThat(cluster.cluster("rkeConfig/machineSelectorFiles/0/fileSources/0/secret/items/0/path"))
                .isEqualTo("/etc/rancher/k3s/audit-policy.yaml");
    }

    @Test
    void podSecurityOfStandaloneServersExemptsWhatRancherNeeds() {
        Rendered nodes = standalone("hardening: {profile: cis}");

        assertThat(nodes.data("rke2/server/config.yaml"))
                .containsEntry("pod-security-admission-config-file", "/etc/rancher/rke2/rke2-pss-custom.yaml");
        Object file = nodes.data("rke2/server/rke2-pss-custom.yaml");
        assertThat(Rendered.at(file, "plugins/0/configuration/defaults/enforce"))
                .isEqualTo("restricted");
        assertThat(linesOf(Rendered.at(file, "plugins/0/configuration/exemptions/namespaces")))
                .contains("kube-system", "tigera-operator", "cattle-system", "cattle-fleet-system")
                .doesNotHaveDuplicates();

        Object open = standalone("hardening: {podSecurityTemplate: rancher-privileged}")
                .data("rke2/server/rke2-pss-custom.yaml");
        assertThat(Rendered.at(open, "plugins/0/configuration/exemptions/namespaces"))
                .isEqualTo(List.of());
        assertThat(standalone("hardening: {podSecurityTemplate: mine}").refusalCodes())
                .containsExactly("pod-security/unknown-template");
        assertThat(standalone(release("v1.24.17+rke2r1"), "hardening: {podSecurityTemplate: rancher-restricted}")
                        .refusalCodes())
                .containsExactly("pod-security/not-in-release");
    }

    @Test
    void encryptionIsAChoiceOnK3sOnly() {
        assertThat(custom(release("v1.30.4+k3s1"), "hardening: {secretsEncryption: true}")
                        .cluster("rkeConfig/machineGlobalConfig/secrets-encryption"))
                .isEqualTo(true);
        assertThat(custom("hardening: {secretsEncryption: true}")
                        .cluster("rkeConfig/machineGlobalConfig/secrets-encryption"))
                .isNull();
    }

    @Test
    void selectorsKeepThePodSecurityArgument() {
        Rendered rendered = machines(
                "hardening: {podSecurityTemplate: rancher-restricted}",
                "args: {apiServer: [v=2, profiling]}",
                "pools:",
                "  - {name: cp, roles: [etcd, controlplane], args: {apiServer: [v=4]}}",
                "  - {name: cp2, roles: [etcd, controlplane]}",
                "  - {name: worker, roles: [worker]}");

        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/kube-apiserver-arg"))
                .isEqualTo(List.of("v=2", "profiling=true"));
        assertThat(rendered.cluster("rkeConfig/machineSelectorConfig/0/config"))
                .isEqualTo(Map.of(
                        "kube-apiserver-arg",
                        List.of(
                                "admission-control-config-file=/etc/rancher/rke2/config/rancher-psact.yaml",
                                "v=4",
                                "profiling=true")));
        assertThat((List<?>) rendered.cluster("rkeConfig/machineSelectorConfig"))
                .hasSize(1);
        assertThat(vsphere(
                                "hardening: {podSecurityTemplate: rancher-restricted}",
                                "args: {apiServer: [admission-control-config-file=/a]}",
                                "pools: [{name: all, roles: [etcd, controlplane, worker]}]")
                        .refusalCodes())
                .containsExactly("pod-security/two-files");
    }

    @ParameterizedTest
    @CsvSource({"v2.8.5, true", "v2.11.3, true", "v2.11.7, false", "v2.12.3, false", "v2.15.0, false"})
    void olderWebhooksLoseRepeatedArguments(String rancher, boolean refused) {
        assertThat(custom(
                                "rancher: {version: " + rancher + "}",
                                "args: {apiServer: ['service-account-issuer=https://a', 'service-account-issuer=https://b']}")
                        .refusalCodes()
                        .contains("rancher/argument-repeated"))
                .isEqualTo(refused);
    }
}
