package dev.mcmgen.rancher.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.secret.SecretMask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values and lines as people see them: no secret among them, whatever holds it. */
class ShownTest {

    private static final String SECRET = "hunter2-Xk9!";

    private static Shown shown(ApiObject desired, ApiObject live) {
        List<Change> changes = new ObjectComparison(Catalog.bundled(), RancherVersion.parse("v2.15.0"))
                .compare(desired, Optional.of(live));
        assertThat(changes).hasSize(1);
        return changes.get(0).shown();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {rkeConfig: {machineGlobalConfig: {token: @S@}}}
            {rkeConfig: {machineGlobalConfig: {datastore-endpoint: 'mysql://root:@S@@db'}}}
            {rkeConfig: {machineGlobalConfig: {kube-apiserver-arg: [a=1, auth-token=@S@]}}}
            {rkeConfig: {chartValues: {cpi: {vCenter: {password: @S@}}}}}
            {rkeConfig: {chartValues: {cpi: {list: [{name: ADMIN_PASSWORD, value: @S@}]}}}}
            {agentEnvVars: [{name: AWS_SECRET_ACCESS_KEY, value: @S@}]}
            {agentEnvVars: [{name: HTTP_PROXY, value: 'http://u:@S@@proxy'}]}
            """)
    void valuesOfSecretsAreMasked(String spec) {
        ApiObject with = Objects.cluster(spec.replace("@S@", SECRET));
        ApiObject other = Objects.cluster(spec.replace("@S@", "other" + SECRET));
        ApiObject without = Objects.cluster("{}");

        assertThat(shown(with, without)).asString().contains("***").doesNotContain(SECRET);
        assertThat(shown(without, with)).asString().contains("***").doesNotContain(SECRET);
        assertThat(shown(with, other)).asString().contains("***").doesNotContain(SECRET);
    }

    @Test
    void whatIsNoSecretIsShown() {
        assertThat(shown(
                        Objects.cluster("{rkeConfig: {machineGlobalConfig: {profile: cis}}}"),
                        Objects.cluster("{rkeConfig: {machineGlobalConfig: {profile: cis-1.23}}}")))
                .isEqualTo(new Shown.Values(Optional.of("cis-1.23"), Optional.of("cis")));
    }

    @Test
    void dataOfSecretsAndConfigMapsIsNeverShown() {
        ApiObject one = Objects.yaml("{apiVersion: v1, kind: Secret, data: {a: YWJj}}");
        ApiObject two = Objects.yaml("{apiVersion: v1, kind: Secret, data: {a: YWJk}}");
        assertThat(shown(one, two)).isEqualTo(new Shown.Hidden());
        assertThat(new ObjectComparison(Catalog.bundled(), RancherVersion.parse("v2.15.0"))
                        .compare(one, Optional.empty()))
                .singleElement()
                .extracting(Change::shown)
                .isEqualTo(new Shown.Hidden());
    }

    @Test
    void textsAreComparedLineByLine() {
        String before = "#cloud-config\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n";
        ApiObject one = Objects.machineConfig("{}").with(before, "cloudConfig");
        ApiObject two = Objects.machineConfig("{}").with(before.replace("c: 3", "c: 4"), "cloudConfig");

        assertThat(shown(two, one))
                .isEqualTo(new Shown.Lines(
                        List.of("@@ -2,5 +2,5 @@", " a: 1", " b: 2", "-c: 3", "+c: 4", " d: 4", " e: 5")));
        assertThat(shown(one.with(before.strip(), "cloudConfig"), one))
                .isEqualTo(new Shown.Lines(List.of("  (the line feed at the end)")));
    }

    @Test
    void secretsInLinesAreMaskedAndStillSeenToDiffer() {
        String text = "#cloud-config\nusers:\n- name: a\n  plain_text_passwd: " + SECRET + "\nruncmd:\n- x\n";
        ApiObject one = Objects.machineConfig("{}").with(text, "cloudConfig");
        ApiObject two = Objects.machineConfig("{}").with(text.replace(SECRET, "other" + SECRET), "cloudConfig");

        assertThat(shown(two, one))
                .isEqualTo(new Shown.Lines(List.of(
                        "@@ -2,5 +2,5 @@",
                        " users:",
                        " - name: a",
                        "-  plain_text_passwd: ***",
                        "+  plain_text_passwd: ***",
                        " runcmd:",
                        " - x")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            password: hunter2-Xk9! | password: ***
            password: "hunter2 Xk9! z" | password: "***
            {"token": "hunter2-Xk9!", "a": 1} | "a": 1
            export DB_PASSWORD=hunter2-Xk9! && x | && x
            curl -u admin:hunter2-Xk9! https://x | curl -u admin:*** https://x
            `echo root:hunter2-Xk9! | chpasswd` | `*** | chpasswd`
            the password is in the vault | the password is in the vault
            token-file: /etc/rancher/token | token-file: /etc/rancher/token
            password: REPLACE-me | password: REPLACE-me
            """)
    void lines(String line, String expected) {
        String masked = SecretMask.lines(List.of(line)).get(0);
        assertThat(masked).contains(expected.replace("\"***", "***")).doesNotContain("Xk9");
    }

    @Test
    void blocksAreMaskedAsAWhole() {
        List<String> lines = List.of(
                "chpasswd:",
                "  list: |",
                "    root:hunter2",
                "tls:",
                "  private_key: |",
                "    abcdef",
                "",
                "    ghi",
                "next: 1",
                "k: |",
                "  -----BEGIN RSA PRIVATE KEY-----",
                "  MIIEpAIBAAKCAQEA",
                "  -----END RSA PRIVATE KEY-----",
                "end: 2");
        assertThat(SecretMask.lines(lines))
                .containsExactly(
                        "chpasswd:",
                        "  ***",
                        "    ***",
                        "tls:",
                        "  private_key: ***",
                        "    ***",
                        "",
                        "    ***",
                        "next: 1",
                        "k: |",
                        "  ***",
                        "  ***",
                        "  ***",
                        "end: 2");
    }

    @Test
    void pathsAreWrittenAsKubernetesDoes() {
        FieldPath path =
                FieldPath.of("spec", "rkeConfig", "machinePools").item("cp").field("quantity");
        assertThat(path).hasToString(".spec.rkeConfig.machinePools[name=\"cp\"].quantity");
        assertThat(path.form()).isEqualTo("spec.rkeConfig.machinePools.*.quantity");
        assertThat(path.parent().name()).isEqualTo("cp");
        assertThat(path.itemName()).isEqualTo("cp");
        assertThat(FieldPath.ROOT.parent()).isEqualTo(FieldPath.ROOT);
        assertThat(SecretMask.of("x", Map.of("a", 1L))).isEqualTo(Map.of("a", 1L));
    }
}
