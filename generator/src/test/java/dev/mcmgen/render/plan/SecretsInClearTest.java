package dev.mcmgen.render.plan;

import static dev.mcmgen.render.plan.Cluster.custom;
import static dev.mcmgen.render.plan.Cluster.marked;
import static dev.mcmgen.render.plan.Cluster.unmarked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.render.Rendered;
import java.util.List;
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
                "chartValues: {c: {tls: {key: ^\"-----BEGIN RSA PRIVATE KEY-----\\nMIIEowIBAAKCAQEAx\\n\"}}}",
                "roles: {controlplane: {config: {datastore-endpoint: ^'mysql://u:p@tcp(db:3306)/k3s'}}}",
                "files: [{path: /a, content: ^\"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqh\\n\"}]",
                "files: [{path: /etc/app.yaml, content: ^'a: {b: [{password: x}]}'}]",
                "files: [{path: /etc/default/app, content: ^\"A=b\\nexport DB_PASSWORD='hunter2'\\n\"}]",
                "files: [{path: /etc/csi.conf, content: ^\"[Global]\\npassword = \\\"hunter2\\\"\\n\"}]",
                "files: [{path: /etc/a.conf, content: ^'proxy http://u:p@proxy:3128'}]",
                "manifests: [{name: a, content: ^\"{apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {password: x}}\"}]",
                "manifests: [{name: a, content: ^\"{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {tls.key: YWJj}}\"}]",
                "manifests: [{name: a, content: ^\"{apiVersion: helm.cattle.io/v1, kind: HelmChartConfig, metadata: {name: b}, spec: {valuesContent: 'a: {adminPassword: x}'}}\"}]",
                "manifests: [{name: a, content: ^\"{apiVersion: helm.cattle.io/v1, kind: HelmChart, metadata: {name: b}, spec: {set: {auth.password: x}}}\"}]",
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
                "chartValues: {c: {password: <password>, token: '${TOKEN}', apiKey: '{{ .Values.key }}', secretKey: CHANGEME}}",
                "chartValues: {c: {ca: \"-----BEGIN CERTIFICATE-----\\nMIIB\\n\", privateKey: 'vault:secret/a#key'}}",
                "files: [{path: /etc/nsswitch.conf, content: \"passwd: files sss\\nshadow: files\\n\"}]",
                "files: [{path: /etc/pam.d/a, content: \"password required pam_unix.so\\n\"}]",
                "files: [{path: /etc/ssh/sshd_config.d/a.conf, content: \"PasswordAuthentication no\\n\"}]",
                "files: [{path: /usr/local/bin/a.sh, content: \"TOKEN=$(cat /etc/token)\\nPASSWORD=\\\"$1\\\"\\nPASSWORD=\\n\"}]",
                "files: [{path: /etc/a.yaml, content: 'a: {passwordFile: /etc/b, password: \"\", token: null}'}]",
                "files: [{path: /etc/ca.crt, content: \"-----BEGIN CERTIFICATE-----\\nMIIBszCCAVmgAwIBAgIUAb\\n\"}]",
                "manifests: [{name: a, content: \"{apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {password: <password>}}\"}]",
                "manifests: [{name: a, content: \"{apiVersion: e/v1, kind: ExternalSecret, metadata: {name: a}, spec: {data: [{secretKey: password}]}}\"}]",
                "manifests: [{name: a, content: \"{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: b}}\"}]",
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "#cloud-config\\npassword: hunter2"                                             | true
                    "#cloud-config\\nusers: [{name: a, plain_text_passwd: x}]"                     | true
                    "#cloud-config\\nwrite_files: [{path: /a, content: 'TOKEN=abc'}]"              | true
                    "#cloud-config\\nusers: [{name: a, passwd: $6$rounds, lock_passwd: false}]"     | false
                    "#cloud-config\\nssh_pwauth: false\\nssh_authorized_keys: [ssh-ed25519 AAAA a@b]" | false
                    """)
    void cloudConfigsAreRead(String text, boolean refused) {
        String pools = "pools: [{name: all, roles: [etcd, controlplane, worker]}]";
        Rendered ofCluster = Cluster.render(
                new String[] {pools},
                "infrastructure: {vsphere: {cloudCredential: 'cattle-global-data:cc-abcde', template: /t, cloudConfig: "
                        + text + "}}");
        Rendered ofPool = Cluster.vsphere(pools.replace("]}]", "], vsphere: {cloudConfig: " + text + "}}]"));
        Rendered ofDriver = Cluster.render(
                new String[] {pools.replace("]}]", "], machineConfig: {userdata: " + text + "}}]")},
                "infrastructure: {machineConfig: {kind: Amazonec2Config, cloudCredential: 'cattle-global-data:cc-abcde'}}");

        for (Rendered rendered : List.of(ofCluster, ofPool, ofDriver)) {
            assertThat(rendered.refusalCodes()).isEqualTo(refused ? List.of("secret/in-clear") : List.of());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "machineConfig: {adminPassword: x}",
                "config: {datastore-endpoint: 'mysql://u:p@tcp(db:3306)/k3s'}",
            })
    void poolsAreSearched(String field) {
        assertThat(Cluster.machines("pools: [{name: all, roles: [etcd, controlplane, worker], " + field + "}]")
                        .refusalCodes())
                .containsExactly("secret/in-clear");
    }
}
