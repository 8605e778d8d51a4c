package dev.mcmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.yaml.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {

    @TempDir
    private Path folder;

    @Test
    void caretStandsBelowTheColumn() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "a: 1\n\tmode: 0600\n");
        SourceText.Excerpt excerpt = SourceText.ofFile(file.toString())
                .excerpt(new Position(file.toString(), 2, 8))
                .orElseThrow();
        assertThat(excerpt.line()).isEqualTo("\tmode: 0600");
        assertThat(excerpt.indent()).isEqualTo("\t      ");
    }

    @Test
    void columnsAreCodePoints() {
        SourceText.Excerpt excerpt =
                SourceText.of("😀: yes").excerpt(new Position("a", 1, 4)).orElseThrow();
        assertThat(excerpt.indent()).hasSize(3);
    }

    @Test
    void longLinesAreCutAroundTheColumn() {
        String line = "x".repeat(5000) + "HERE" + "y".repeat(5000);
        SourceText.Excerpt excerpt =
                SourceText.of(line).excerpt(new Position("a", 1, 5001)).orElseThrow();
        assertThat(excerpt.line()).hasSizeLessThanOrEqualTo(100);
        assertThat(excerpt.line().substring(excerpt.indent().length())).startsWith("HERE");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        SourceText.Excerpt excerpt = SourceText.of("a: \u001b[2J\u202e")
                .excerpt(new Position("a", 1, 1))
                .orElseThrow();
        assertThat(excerpt.line()).isEqualTo("a: \uFFFD[2J\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password: hunter2", "registryToken: abc", "  secretKey: x", "apiKey: x", "PRIVATE_KEY: x"})
    void linesThatMayHoldASecretAreNotRepeated(String line) {
        assertThat(SourceText.of(line).excerpt(new Position("a", 1, 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 9})
    void placeOutsideTheTextHasNoExcerpt(int line) {
        assertThat(SourceText.of("a: 1").excerpt(new Position("a", line, 1))).isEmpty();
    }

    @Test
    void fileThatCannotBeReadHasNoExcerpt() {
        assertThat(SourceText.ofFile(folder.toString()).lines()).isEmpty();
        assertThat(SourceText.ofFile("\0").lines()).isEmpty();
        assertThat(SourceText.ofFile("<stdin>").lines()).isEmpty();
    }
}
