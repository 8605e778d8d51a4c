package dev.mcmgen.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlScalarsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy-mode=ipvs",
                "ipvs-scheduler=lc",
                "10.42.0.0/16",
                "10.43.0.10",
                "10.42.0.0/16,10.43.0.0/16",
                "169.254.20.10,10.43.0.10",
                "1.26.10",
                "v1.26.10+rke2r2",
                "/DC1/vm/templates/rocky93",
                "cattle-global-data:cc-abc",
                "lib/modules:/lib/modules:ro",
                "kube-proxy-arg",
                "a,b=c",
                "120s",
                "8Gi",
                "https://rancher.example.org:8443/v3?a=b&c=d",
                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                "--v=2",
                "$(NODE_NAME)",
                "Rancher's own word (kept)"
            })
    void argumentsPathsAndSentencesStandWithoutQuotes(String text) {
        assertThat(YamlScalars.write(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a ",
                " a",
                "~",
                "null",
                "NULL",
                "y",
                "N",
                "yes",
                "No",
                "ON",
                "off",
                "tRuE",
                ".inf",
                "-.Inf",
                ".NaN",
                "<<",
                "=",
                "-",
                "?",
                ":",
                "---",
                "...",
                "--- a",
                "- a",
                "? a",
                ": a",
                "a: b",
                "a:",
                "a #b",
                "#a",
                "0600",
                "08",
                "1",
                "-1",
                "+1",
                "1.30",
                ".5",
                "1e3",
                "1E-3",
                "0x1F",
                "0o17",
                "0b11",
                "1_000",
                "-_1",
                "1,000",
                "12:30",
                "12:30:45",
                "2001-12-14",
                "2001-12-14T21:59:43Z",
                "e1",
                "E10",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "@a",
                "`a",
                "%a",
                "[a]",
                "{a}",
                "'a'",
                ",a",
                "a\\b",
                "a\"b"
            })
    void whatSomeReaderTakesForSomethingElseIsQuoted(String text) {
        assertThat(YamlScalars.write(text)).startsWith("\"").endsWith("\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\u00a0", "\u200b", "\u2028", "\u2029", "\u202e",
                "\ufeff", "\ufffe"
            })
    void whatCannotBeSeenIsWrittenByItsNumber(String text) {
        assertThat(YamlScalars.write("a" + text)).isEqualTo("\"a\\u%04X\"".formatted((int) text.charAt(0)));
    }

    @Test
    void printableTextOfAnyScriptStaysReadable() {
        assertThat(YamlScalars.write("Köln 東京 😀")).isEqualTo("\"Köln 東京 😀\"");
    }

    @Test
    void controlCharactersHaveTheirShortNames() {
        assertThat(YamlScalars.write("a\tb\r\n\"\\")).isEqualTo("\"a\\tb\\r\\n\\\"\\\\\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00", "\ud800a"})
    void halfASurrogatePairIsRefused(String text) {
        assertThatThrownBy(() -> YamlScalars.write(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half of a surrogate pair");
    }

    @Test
    void aKeyThatReadersWouldRefuseIsRefused() {
        assertThat(YamlScalars.key("yes")).isEqualTo("\"yes\"");
        assertThatThrownBy(() -> YamlScalars.key("k".repeat(1001))).hasMessageContaining("1001 characters");
    }

    @Test
    void numbersAreBare() {
        assertThat(YamlScalars.write(1000L)).isEqualTo("1000");
        assertThat(YamlScalars.write(-1)).isEqualTo("-1");
        assertThat(YamlScalars.write(1.5)).isEqualTo("1.5");
        assertThat(YamlScalars.write(1e21)).isEqualTo("1000000000000000000000");
        assertThat(YamlScalars.write(new BigInteger("18446744073709551615"))).isEqualTo("18446744073709551615");
        assertThatThrownBy(() -> YamlScalars.write(Double.NaN)).hasMessageContaining("NaN");
    }
}
