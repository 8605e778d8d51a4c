package dev.mcmgen.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YamlTextTest {

    @Test
    void countsLinesAsYamlDoes() {
        YamlText text = YamlText.of("f", "\uFEFFa\nb\r\n\rc\n");
        assertThat(text.lines()).containsExactly("a", "b", "", "c", "");
        assertThat(text.line(1)).contains("a");
        assertThat(text.line(5)).contains("");
        assertThat(text.line(6)).isEmpty();
        assertThat(text.line(0)).isEmpty();
        assertThat(YamlText.of("f", "").lines()).containsExactly("");
    }

    @Test
    void mapsPlacesAndOffsetsToEachOther() {
        YamlText text = YamlText.of("f", "😀a\r\nb😀c");
        for (int offset : new int[] {0, 2, 5, 6, 8, 9}) {
            assertThat(text.offset(text.position(offset))).isEqualTo(offset);
        }
        assertThat(text.position(8)).isEqualTo(new Position("f", 2, 3));
    }

    @Test
    void showsNoControlCharacters() {
        YamlText text = YamlText.of("f", "a\u001B[31mb\u0000\n\tc");
        assertThat(text.lines()).containsExactly("a\uFFFD[31mb\uFFFD", "\tc");
        assertThat(text.controlCharacters())
                .extracting(p -> p.position().toString())
                .containsExactly("f:1:2", "f:1:8");
        assertThat(YamlText.of("f", "\u0000".repeat(1000)).controlCharacters()).hasSize(20);
    }
}
