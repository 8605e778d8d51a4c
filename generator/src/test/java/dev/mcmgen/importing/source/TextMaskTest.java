package dev.mcmgen.importing.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextMaskTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#cloud-config\npassword: hunter2\n",
                "#cloud-config\nchpasswd: {list: [a], password: hunter2, expire: false}\n",
                "#cloud-config\n# password: hunter2\n",
                "#cloud-config\nwrite_files:\n  - path: /a\n    content: |\n      export API_TOKEN=hunter2\n",
                "a: 1\npassword: |\n  hunter2\n  hunter2\nb: 2\n",
                "a: 1\npassword: >-\n  hunter2\n",
                "a: {\"apiKey\": \"hunter2, and more\"}\n",
                "kind: Secret\ndata:\n  any: hunter2hunter2\n",
                "kind: Secret\nstringData: {any: hunter2, 'other one': \"hunter2\"}\n",
                "password:\n  hunter2\n",
                "? password\n: hunter2\n",
                "url: https://svc:hunter2@example.org/\n",
            })
    void nothingIsLeftOfThem(String text) {
        TextMask.Masked masked = TextMask.of(text);
        assertThat(masked.text()).doesNotContain("hunter2");
        assertThat(masked.names()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#cloud-config\npackages: [chrony]\n",
                "password: <password>\ntokenFile: /etc/token\nauthConfigSecretName: registry-auth\n",
                "kind: Secret\nmetadata: {name: a}\n",
                "passwd:\n  - name: x\n",
                "echo $PASSWORD\n",
            })
    void whatIsNoneStaysAsItIs(String text) {
        assertThat(TextMask.of(text).text()).isEqualTo(text);
        assertThat(TextMask.of(text).names()).isEmpty();
    }

    @Test
    void theRestOfTheTextStays() {
        assertThat(TextMask.of("# a\nx: 1   # b\npassword: hunter2  # c\ny: {z: 2, token: 'hunter2'}\n")
                        .text())
                .isEqualTo("# a\nx: 1   # b\npassword: <password>\ny: {z: 2, token: <token>}\n");
        assertThat(TextMask.of(
                                "key: |\n  -----BEGIN RSA PRIVATE KEY-----\n  MIIEowIBAAKCAQEA0Z\n  abcdefghijkl\n  -----END RSA PRIVATE KEY-----\n")
                        .text())
                .isEqualTo(
                        "key: |\n  -----BEGIN RSA PRIVATE KEY-----\n  <key>\n  <key>\n  -----END RSA PRIVATE KEY-----\n");
    }
}
