package dev.mcmgen.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are written whole or not at all, and nothing else is touched. */
class OutputFolderTest {

    @TempDir
    Path folder;

    @Test
    void foreignFilesStay() throws IOException {
        Files.createDirectories(folder.resolve("rancher"));
        Files.writeString(folder.resolve("rancher/mine.yaml"), "mine");
        OutputFolder output = new OutputFolder(folder);
        List<RenderedFile> files = List.of(new RenderedFile("rancher/a.yaml", "a\n"));

        output.write(files);

        assertThat(folder.resolve("rancher/a.yaml")).hasContent("a\n");
        assertThat(folder.resolve("rancher/mine.yaml")).hasContent("mine");
        assertThat(output.others(files)).containsExactly(folder.resolve("rancher/mine.yaml"));
        assertThat(output.differences(files)).isEmpty();
    }

    @Test
    void aFailingFileLeavesTheOldOnes() throws IOException {
        OutputFolder output = new OutputFolder(folder);
        output.write(List.of(new RenderedFile("rancher/a.yaml", "old\n")));
        Files.createDirectories(folder.resolve("rancher/b.yaml"));

        assertThatThrownBy(() -> output.write(List.of(
                        new RenderedFile("rancher/a.yaml", "new\n"), new RenderedFile("rancher/b.yaml", "b\n"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("b.yaml: it is a folder");

        assertThat(folder.resolve("rancher/a.yaml")).hasContent("old\n");
        try (Stream<Path> left = Files.list(folder.resolve("rancher"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("a.yaml", "b.yaml");
        }
    }

    @Test
    void aLinkIsReplacedAndNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "theirs");
        Files.createDirectories(folder.resolve("rancher"));
        Files.createSymbolicLink(folder.resolve("rancher/a.yaml"), elsewhere);

        new OutputFolder(folder).write(List.of(new RenderedFile("rancher/a.yaml", "a\n")));

        assertThat(elsewhere).hasContent("theirs");
        assertThat(folder.resolve("rancher/a.yaml")).isRegularFile().hasContent("a\n");
    }

    @Test
    void differencesAreADiff() throws IOException {
        OutputFolder output = new OutputFolder(folder);
        output.write(List.of(new RenderedFile("rancher/a.yaml", "a: 1\nb: 2\n")));

        assertThat(output.differences(List.of(
                        new RenderedFile("rancher/a.yaml", "a: 1\nb: 3\n"),
                        new RenderedFile("rancher/new.yaml", "c\n"))))
                .contains("-b: 2", "+b: 3", "+c");
        assertThat(output.differences(List.of(new RenderedFile("rancher/a.yaml", "a: 1\r\nb: 2\r\n"))))
                .hasSize(1);
    }
}
