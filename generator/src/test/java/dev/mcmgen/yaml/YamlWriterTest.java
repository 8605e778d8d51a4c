package dev.mcmgen.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {

    @Test
    void mapsAndListsInBlockStyle() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("cni", "canal");
        config.put("kube-proxy-arg", List.of("proxy-mode=ipvs", "ipvs-strict-arp=true"));
        config.put("protect-kernel-defaults", true);
        config.put("nothing", YamlScalar.NULL);
        config.put("none", List.of());
        config.put("empty", Map.of());
        config.put("pools", List.of(ordered("name", "cp", "quantity", 3), List.of("a", List.of(1, 2))));

        assertThat(YamlWriter.write(config)).isEqualTo("""
                cni: canal
                kube-proxy-arg:
                  - proxy-mode=ipvs
                  - ipvs-strict-arp=true
                protect-kernel-defaults: true
                nothing: null
                none: []
                empty: {}
                pools:
                  - name: cp
                    quantity: 3
                  - - a
                    - - 1
                      - 2
                """);
    }

    @Test
    void everyLineStartsAtTheGivenColumn() {
        assertThat(YamlWriter.write(ordered("a", List.of("x"), "b", "t\nu"), 4))
                .isEqualTo("    a:\n      - x\n    b: |-\n      t\n      u\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a\\nb,          |-,  ..a/..b/",
                "a\\nb\\n,       |,   ..a/..b/",
                "a\\n,           |,   ..a/",
                "a\\nb\\n\\n\\n, |+,  ..a/..b///",
                "a\\n\\n\\n b\\n,|,   ..a///.. b/",
                "` a\\nb\\n`,    |2,  .. a/..b/",
                "\\ta\\nb,       |2-, ..\ta/..b/",
                "\\n\\na\\n,     |,   //..a/",
                "\\n\\n a\\n\\n, |2+, //.. a//",
            })
    void textOfSeveralLinesIsALiteralBlock(String text, String header, String lines) {
        String meant = text.replace("\\n", "\n").replace("\\t", "\t");

        assertThat(YamlWriter.write(Map.of("k", meant)))
                .isEqualTo("k: " + header + "\n" + lines.replace("..", "  ").replace("/", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\n\n", "a\rb\n", "a\r\nb", "a\u0085b\nc", "a\u2028\nb"})
    void whatABlockCannotCarryIsQuoted(String text) {
        assertThat(YamlWriter.write(Map.of("k", text)))
                .startsWith("k: \"")
                .endsWith("\"\n")
                .hasLineCount(1);
    }

    @Test
    void onlyPlainDataIsWritten() {
        assertThatThrownBy(() -> YamlWriter.write(Map.of("a", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> YamlWriter.write(Map.of(1, "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Integer");
    }

    private static Map<String, Object> ordered(String k1, Object v1, String k2, Object v2) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(k1, v1);
        map.put(k2, v2);
        return map;
    }
}
