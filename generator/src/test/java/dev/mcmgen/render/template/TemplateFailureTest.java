package dev.mcmgen.render.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A template that is wrong, or wants more than it may: one sentence with the template, the place and the expression. */
class TemplateFailureTest {

    private static final BuiltInTemplates FIXTURES = new BuiltInTemplates("template-fixtures/");

    private static final Map<String, Object> MODEL =
            Map.of("text", "a\nb", "map", Map.of("k", "v"), "list", List.of("a"), "number", 1);

    @TempDir
    Path folder;

    static Stream<Arguments> failures() {
        return Stream.of(
                failure("x: 1\ny: ${cluster.name}\n", 2, 6, "cluster", "it has no value here"),
                failure("y: ${map.missing}\n", 1, 6, "map.missing", "it has no value here"),
                failure("x: 1\n<#if map>\n</#if>\n", 2, 6, "map", "Expected a boolean, but this has evaluated to"),
                failure("y: ${map}\n", 1, 6, "map", "Expected a string or something automatically convertible"),
                failure("x: 1\n<#list list as i>\n", 2, 18, "", "Unexpected end of file reached"),
                failure("x: ${1 +}\n", 1, 9, "", "Encountered \"}\""),
                failure("<#include \"other.ftl\">\n", 1, 1, "", "by this TemplateLoader: the folder of templates"),
                failure("<#stop \"enough\">\n", 1, 1, "", "enough"),
                failure(
                        "<#list 1..40000000 as i>\n${\"0123456789\"?left_pad(9999)}\n</#list>\n",
                        2,
                        1,
                        "",
                        "more than 16 MiB"),
                failure("<#macro m><@m/></#macro>\n<@m/>\n", 1, 1, "", "without an end"),
                failure("<@yaml map/>\n", 1, 1, "", ""),
                failure("<@yaml text=map/>\n", 1, 1, "", "takes data= and indent=, not text="),
                failure("<@yaml data=map>x</@yaml>\n", 1, 1, "", "no content"),
                failure("a: <@block text=map/>\n", 1, 4, "", "takes text"),
                failure("a: <@block text=none/>\n", 1, 4, "", "that has no value here"),
                failure("a: x <@yaml data=map/>\n", 1, 6, "", "must stand on a line of its own"),
                failure("    <@yaml data=map indent=2/>\n", 1, 5, "", "less than the column"),
                failure("a: <@yaml data=map indent=-2/>\n", 1, 4, "", "from 0 to 100"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureNamesItsPlaceAndItsExpression(String template, int line, int column, String expression, String reason)
            throws IOException {
        Path file = write("t.yaml", template);

        TemplateException failure = catchThrowableOfType(TemplateException.class, () -> render("t.yaml"));

        assertThat(failure.getMessage()).contains(reason).doesNotContain("\n", "FTL stack", "==>", "Tip:");
        assertThat(failure.expression()).isEqualTo(expression);
        assertThat(failure.problem().position()).isEqualTo(new Position(file.toString(), line, column));
        assertThat(failure.problem().message()).startsWith("template t.yaml").contains(expression);
    }

    @Test
    void aLoopWithoutEndIsEnded() throws IOException {
        write("t.yaml", "x: 1\n<#list 1.. as i></#list>\n");

        assertThatThrownBy(() -> Templates.overriddenBy(FIXTURES, folder, Duration.ofMillis(300))
                        .render("t.yaml", MODEL))
                .isInstanceOf(TemplateException.class)
                .hasMessageMatching("template t.yaml, line [12], column 1: it did not end within 0.3 seconds");
    }

    @Test
    void theWholeSentence() throws IOException {
        Path file = write("rancher/cluster.yaml", "x: 1\ny: ${cluster.name}\n");

        assertThatThrownBy(() -> render("rancher/cluster.yaml"))
                .hasMessage("template rancher/cluster.yaml, line 2, column 6, cluster: it has no value here")
                .extracting(e -> ((TemplateException) e).problem())
                .isEqualTo(new Problem(
                        "template/failed",
                        new Position(file.toString(), 2, 6),
                        "template rancher/cluster.yaml in cluster: it has no value here"));
    }

    @Test
    void aFailureInABuiltInTemplateNamesTheFileInTheJar() {
        assertThatThrownBy(() -> Templates.builtIn(FIXTURES).render("rancher/cluster.yaml", Map.of()))
                .extracting(e -> ((TemplateException) e).problem().position().toString())
                .isEqualTo("template-fixtures/rancher/cluster.yaml.ftl:4:11");
    }

    @Test
    void aFailureInAnIncludedTemplateNamesThatTemplate() throws IOException {
        write("t.yaml", "<#include \"part.yaml.ftl\">\n");
        write("part.yaml", "\na: ${missing}\n");

        assertThatThrownBy(() -> render("t.yaml"))
                .hasMessageStartingWith("template part.yaml, line 2, column 6, missing");
    }

    static Stream<String> escapes() {
        return Stream.of(
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${\"freemarker.template.utility.ObjectConstructor\"?new()(\"java.io.File\", \"/\")}",
                "${\"'freemarker.template.utility.Execute'?new()('id')\"?eval}",
                "<@\"<#assign x='freemarker.template.utility.Execute'?new()>${r'${x(\"id\")}'}\"?interpret/>",
                "${\"x\"?api.class}",
                "${map?api.getClass()}",
                "${map.class.name}",
                "${map.getClass()}",
                "${list?api}",
                "<#include \"/etc/passwd\">",
                "<#include \"../secret.yaml.ftl\">",
                "<#include \"/../secret.yaml.ftl\">",
                "<#include \"file:///etc/passwd\">",
                "<#include \"index.txt\">",
                "<#import \"../secret.yaml.ftl\" as s>${s.x}",
                "<#assign t = .get_optional_template(\"../secret.yaml.ftl\")>${t.exists?then('leak', stop)}",
                "${.data_model.configuration}",
                "${.main_template.configuration}",
                "<#setting new_builtin_class_resolver=\"unrestricted\">",
                "<#setting api_builtin_enabled=true>",
                "<#ftl output_format=\"HTML\"><#noautoesc>${map.class}</#noautoesc>");
    }

    @ParameterizedTest
    @MethodSource("escapes")
    void nothingOutsideTheFolderAndNoClassCanBeReached(String template) throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(folder.resolve("secret.yaml.ftl"), "leak");
        Files.writeString(inner.resolve("t.yaml.ftl"), template);

        assertThatThrownBy(() -> Templates.overriddenBy(FIXTURES, inner, Duration.ofSeconds(20))
                        .render("t.yaml", MODEL))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("template ")
                .hasMessageNotContaining("root:");
    }

    @Test
    void anAttemptThatFailsIsSilent() throws IOException {
        write("t.yaml", "<#attempt>${missing}<#recover>a: 1\n</#attempt>");

        assertThat(render("t.yaml")).isEqualTo("a: 1\n");
    }

    @Test
    void aLineBreakInAFileOfLinesIsAnError() throws IOException {
        write("t.conf", "a = 1\nb = ${text}\n");

        assertThatThrownBy(() -> render("t.conf"))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("template t.conf, line 2, column 5")
                .hasMessageContaining("each entry is a line");
    }

    @Test
    void anUnknownNameIsRefused() {
        for (String name : List.of("nope", "../secret", "index.txt", "")) {
            assertThatThrownBy(() -> Templates.builtIn(FIXTURES).source(name))
                    .isInstanceOf(TemplateException.class)
                    .hasMessageContaining("no template of this name");
        }
    }

    @Test
    void everythingWrongWithAFolderIsSaidAtOnce() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path secret = Files.writeString(folder.resolve("secret.ftl"), "leak");
        Files.createSymbolicLink(inner.resolve("a-link.yaml.ftl"), secret);
        Files.createSymbolicLink(inner.resolve("b-folder"), folder);
        Files.createSymbolicLink(inner.resolve("c-nowhere.yaml.ftl"), folder.resolve("nowhere"));
        Files.write(inner.resolve("d-latin.yaml.ftl"), new byte[] {'a', '\n', 'b', (byte) 0xE9, '\n'});
        Files.write(inner.resolve("e-large.yaml.ftl"), new byte[1024 * 1024 + 1]);
        Files.writeString(inner.resolve("README.md"), "not a template");

        ProblemsException refused = catchThrowableOfType(ProblemsException.class, () -> Templates.overriddenBy(inner));

        assertThat(refused.problems().stream()
                        .map(p -> inner.relativize(Path.of(p.position().file())) + ":"
                                + p.position().line() + " " + p.message()))
                .containsExactly(
                        "a-link.yaml.ftl:1 this link leads out of the folder of templates and is not followed",
                        "b-folder:1 this link leads out of the folder of templates and is not followed",
                        "c-nowhere.yaml.ftl:1 the template cannot be read: it does not exist",
                        "d-latin.yaml.ftl:2 the template is not UTF-8 text from here on",
                        "e-large.yaml.ftl:1 the template is larger than 1 MiB");
    }

    @Test
    void aFolderThatCannotBeUsedIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> Templates.overriddenBy(folder.resolve("none")))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("cannot be read: it does not exist");
        assertThatThrownBy(() -> Templates.overriddenBy(file))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("not a folder");
    }

    @Test
    void aLinkInsideTheFolderIsFollowed() throws IOException {
        Path target = write("shared/base.yaml", "a: 1\n");
        Files.createSymbolicLink(folder.resolve("t.yaml.ftl"), target);

        assertThat(render("t.yaml")).isEqualTo("a: 1\n");
    }

    private static Arguments failure(String template, int line, int column, String expression, String reason) {
        return Arguments.of(template, line, column, expression, reason);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".ftl");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private String render(String name) {
        return Templates.overriddenBy(FIXTURES, folder, Duration.ofSeconds(60)).render(name, MODEL);
    }
}
