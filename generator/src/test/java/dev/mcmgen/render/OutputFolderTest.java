package dev.mcmgen.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The second of three files cannot take its place, or the third, or the second old file cannot make room. */
    @ParameterizedTest
    @ValueSource(strings = {"rancher/b.yaml", "rancher/sub/c.yaml", "rancher/.b.yaml"})
    void whenAFileCannotTakeItsPlaceEverythingIsAsBefore(String failing) throws IOException {
        Files.createDirectories(folder.resolve("rancher"));
        Files.writeString(folder.resolve("rancher/a.yaml"), "old a");
        Files.writeString(folder.resolve("rancher/b.yaml"), "old b");
        Files.writeString(folder.resolve("rancher/mine.yaml"), "mine");
        Map<String, String> before = content();
        List<String> failed = new ArrayList<>();
        OutputFolder output = new OutputFolder(folder, (from, to) -> {
            if (failed.isEmpty()
                    && to.toString().startsWith(folder.resolve(failing).toString())) {
                failed.add(to.toString());
                throw new FileSystemException(to.toString(), null, "disk gone");
            }
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        });

        assertThatThrownBy(() -> output.write(List.of(
                        new RenderedFile("rancher/a.yaml", "new a"),
                        new RenderedFile("rancher/b.yaml", "new b"),
                        new RenderedFile("rancher/sub/c.yaml", "new c"))))
                .hasMessageContaining("disk gone");

        assertThat(content()).isEqualTo(before);
        assertThat(folder.resolve("rancher/sub")).doesNotExist();
    }

    @Test
    void nothingOfTheExchangeIsLeft() throws IOException {
        OutputFolder output = new OutputFolder(folder);
        output.write(List.of(new RenderedFile("rancher/a.yaml", "one")));
        output.write(List.of(new RenderedFile("rancher/a.yaml", "two")));

        assertThat(content()).containsExactly(Map.entry("rancher/a.yaml", "two"));
    }

    /** Every file below the folder, hidden ones too. */
    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return content;
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
