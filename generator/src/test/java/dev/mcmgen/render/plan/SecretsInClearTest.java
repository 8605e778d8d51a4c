package dev.mcmgen.render.plan;

import static dev.mcmgen.render.plan.Cluster.custom;
import static dev.mcmgen.render.plan.Cluster.marked;
import static dev.mcmgen.render.plan.Cluster.unmarked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.render.Rendered;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No rendered file holds a password: the spec is refused at the value. */
class SecretsInClearTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chartValues: {rancher-vsphere-cpi: {vCenter: {password: ^hunter2}}}",
                "chartValues: {rancher-vsphere-csi: {vCenter: {configSecret: {generate: ^true}}}}",
                "chartValues: {rke2-coredns: {extra: [{SECRET_KEY: ^abc}]}}",
                "chartValues: {rke2-coredns: {token: ^123}}",
                "chartValues: {rke2-coredns: {upstream: ^'https://u:p@dns.example.org'}}",
                "registries: {mirrors: {docker.io: {endpoint: ['https://a.example.org', ^'https://u:p@b.example.org']}}}",
                "registries: {mirrors: {docker.io: {endpoint: [^'https://u@b.example.org']}}}",
                "agentEnv: {HTTPS_PROXY: ^'http://u:p@proxy.example.org:3128'}",
                "agentEnv: {AWS_SECRET_ACCESS_KEY: ^abc}",
                "config: {datastore-endpoint: ^'mysql://u:p@tcp(db:3306)/k3s'}",
                "overrides: {spec: {rkeConfig: {chartValues: {c: {adminPassword: ^x}}}}}",
            })
    void refused(String line) {

        assertThat(custom(unmarked(line)).refusals()).containsExactly(marked(6, line) + "secret/in-clear");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chartValues: {rke2-coredns: {existingSecret: a, secretName: b, passwordKey: c, tokens: 3}}",
                "chartValues: {rke2-coredns: {password: '', token: null, apiKey: {secret: a}}}",
                "chartValues: {rancher-vsphere-csi: {vCenter: {configSecret: {generate: false, name: a}}}}",
                "chartValues: {rke2-coredns: {generate: true, mail: 'see https://a.example.org/x@y'}}",
                "registries: {configs: {r.example.org: {authConfigSecretName: a, tlsSecretName: b}}}",
                "agentEnv: {HTTPS_PROXY: 'http://proxy.example.org:3128', NO_PROXY: '10.0.0.0/8,.svc'}",
            })
    void namesOfSecretsAreFine(String line) {
        assertThat(custom(line).refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Secret    | 'stringData: {a: b}' | true
                    Secret    | 'data: {a: Yg==}'    | true
                    Secret    | 'data: {}'           | false
                    ConfigMap | 'data: {a: b}'       | false
                    """)
    void aWrittenSecretIsSaid(String kind, String data, boolean said) {
        Rendered rendered = custom("manifests: [{name: a, content: \"{apiVersion: v1, kind: " + kind
                + ", metadata: {name: a, namespace: b}, " + data + "}\"}]");

        assertThat(rendered.refusals()).isEmpty();
        assertThat(rendered.remarkCodes().contains("secret/in-clear")).isEqualTo(said);
    }
}
