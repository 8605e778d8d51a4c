package dev.mcmgen.render.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistyped name in the folder of templates is told; what is used, or plainly no template, is not. */
class IdleFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rancher/clutser.yaml.ftl   | did you mean rancher/cluster.yaml.ftl?
                    cluster.yaml.ftl           | did you mean rancher/cluster.yaml.ftl?
                    rancher/config.yaml.ftl    | did you mean node/config.yaml.ftl?
                    Rancher/Cluster.yaml.ftl   | did you mean rancher/cluster.yaml.ftl?
                    something-else.ftl         | mcmgen templates list shows the names
                    rancher/cluster.yaml       | did you mean rancher/cluster.yaml.ftl?
                    rancher/cluster.yml        | did you mean rancher/cluster.yaml.ftl?
                    rancher/cluster.yaml.flt   | did you mean rancher/cluster.yaml.ftl?
                    host/sysctl.conf           | did you mean host/sysctl.conf.ftl?
                    """)
    void whatWouldDoNothingIsRefused(String file, String hint) throws IOException {
        write(file, "a: b\n");

        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("template/unused"))
                .satisfies(problem -> assertThat(problem.hint()).isEqualTo(hint))
                .satisfies(problem -> assertThat(problem.position().file())
                        .isEqualTo(folder.resolve(file).toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    parts/labels.ftl           | a: b
                    README.md                  | how we do it
                    LICENSE                    | free
                    .git/config                | a
                    .rancher/cluster.yaml.ftl  | a
                    parts/import.ftl           | <#macro a></#macro>
                    """)
    void whatIsUsedOrNoTemplateStays(String file, String text) throws IOException {
        write(file, text);
        write("rancher/cluster.yaml.ftl", "<#include \"../parts/labels.ftl\">\n<#import '/parts/import.ftl' as i>\n");

        assertThat(problems()).isEmpty();
    }

    @Test
    void anIncludeThatIsComputedMayMeanAnyFile() throws IOException {
        write("parts/canal.ftl", "a: b\n");
        write("rancher/cluster.yaml.ftl", "<#include \"../parts/\" + spec.cni + \".ftl\">\n");

        assertThat(problems()).isEmpty();
    }

    @Test
    void bothTheOldTextAndTheTemplateMayLieThere() throws IOException {
        write("rancher/cluster.yaml", "rendered before\n");
        write("rancher/cluster.yaml.ftl", "a: b\n");

        assertThat(problems()).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<Problem> problems() {
        ProblemsException thrown = catchThrowableOfType(ProblemsException.class, () -> Templates.overriddenBy(folder));
        return thrown == null ? List.of() : thrown.problems();
    }
}
