package dev.mcmgen.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code yaml.Marshal} of {@code sigs.k8s.io/yaml} v1.6.0 makes of the value of a key. */
class GoYamlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rke2-canal    | rke2-canal",
                "true          | `\"true\"`",
                "Off           | `\"Off\"`",
                "1             | `\"1\"`",
                "0x1           | `\"0x1\"`",
                "12:30:00      | `\"12:30:00\"`",
                "2001-1-1      | `\"2001-1-1\"`",
                "1.2.3         | 1.2.3",
                "<<            | <<",
                "=             | =",
                "?             | '?'",
                "-             | '-'",
                "- a           | '- a'",
                "-a            | -a",
                "---           | '---'",
                "a:            | 'a:'",
                "a: b          | 'a: b'",
                "a:b           | a:b",
                "a #b          | 'a #b'",
                "a#b           | a#b",
                "[x]           | '[x]'",
                "it's          | it's",
                "{it's}        | '{it''s}'",
                "` lead`       | ' lead'",
                "é             | é",
                "a\tb          | `\"a\\tb\"`",
                "\uD83D\uDE00   | `\"\\U0001F600\"`",
            })
    void oneLine(String text, String written) {
        assertThat(GoYamlText.scalar(text, 8, 4)).isEqualTo(written);
    }

    @Test
    void linesEndAtTheFirstBlankBehindTheEdge() {
        String words = "word ".repeat(16) + "end  of it";

        assertThat(GoYamlText.scalar(words, 8, 4)).isEqualTo("word ".repeat(14) + "word\n    word end  of it");
        assertThat(GoYamlText.scalar("{" + words, 8, 4))
                .isEqualTo("'{" + "word ".repeat(14) + "word\n    word end  of it'");
        assertThat(GoYamlText.scalar("\u0007 " + "word ".repeat(14) + " end", 8, 4))
                .isEqualTo("\"\\a " + "word ".repeat(13) + "word\n    \\ end\"");
    }
}
