package dev.mcmgen.render.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules for the templates that we ship. */
class BuiltInTemplatesTest {

    private static final Path TEMPLATES =
            Path.of(System.getProperty("mcmgen.root", "..")).resolve("templates");

    private static final String KEY = "(#|\\$\\{[^{}]*\\}:|[^ ${}<:][^${}<]*:)";

    /** A value, item or key that is one interpolation or directive and nothing else, or such a comment. */
    private static final Pattern WHOLE_SCALAR =
            Pattern.compile(" *(- )*((" + KEY + " )?(\\$\\{[^{}]*\\}|<@(yaml|block) [^<>]*/>)|" + KEY + ")");

    private static final Pattern ESCAPE_OFF = Pattern.compile(
            "\\?no_esc|\\?noEsc|<#no_?auto_?esc>|output_?format|<#ftl|<#setting", Pattern.CASE_INSENSITIVE);

    static Stream<String> names() {
        return BuiltInTemplates.SHIPPED.names().stream();
    }

    static Stream<String> yamlNames() {
        return names().filter(name -> ValueFormat.ofTemplate(name) == ValueFormat.YAML);
    }

    @Test
    void theIndexListsTheFolder() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            List<String> names = files.map(
                            file -> TEMPLATES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".ftl"))
                    .map(name -> name.substring(0, name.length() - ".ftl".length()))
                    .sorted()
                    .toList();

            assertThat(BuiltInTemplates.SHIPPED.names()).isEqualTo(names).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void itSaysInItsFirstLineWhatItMakes(String name) {
        assertThat(text(name).lines().findFirst().orElse("")).matches("<#-- .+\\. -->");
        assertThat(Templates.builtIn().list())
                .filteredOn(info -> info.name().equals(name))
                .allMatch(info -> info.purpose().endsWith("."))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("names")
    void itIsWellFormedAndNeverTurnsQuotingOff(String name) {
        TemplateTexts texts = new TemplateTexts(BuiltInTemplates.SHIPPED, UserTemplates.NONE);

        assertThatCode(() -> Sandbox.over(texts).getTemplate(name + ".ftl")).doesNotThrowAnyException();
        assertThat(ESCAPE_OFF.matcher(text(name)).results()).isEmpty();
        assertThat(text(name)).doesNotContain("\t", "\r").endsWith("\n");
    }

    @ParameterizedTest
    @MethodSource("yamlNames")
    void eachInterpolationIsAWholeScalar(String name) {
        List<String> parts = text(name)
                .lines()
                .filter(line -> line.contains("${") || line.contains("<@"))
                .filter(line -> !line.stripLeading().startsWith("<"))
                .filter(line -> !WHOLE_SCALAR.matcher(line).matches())
                .toList();

        assertThat(parts).isEmpty();
    }

    @Test
    void theRuleForWholeScalarsFindsWhatIsNot() {
        for (String good : List.of(
                "a: ${b}",
                "  - ${b.c!\"d\"}",
                "    - a: ${b}",
                "${a}: ${b}",
                "  ${a}: <@block text=b/>",
                "# ${a}",
                "- ${a}:",
                "  - <@yaml data=b/>")) {
            assertThat(good).matches(WHOLE_SCALAR);
        }
        for (String bad : List.of(
                "a: x-${b}",
                "a:${b}",
                "a: ${b}-x",
                "a: \"${b}\"",
                "a: [${b}]",
                "a: ${b} ${c}",
                "a: ${b} # c",
                "a: x <@yaml data=b/>")) {
            Matcher matcher = WHOLE_SCALAR.matcher(bad);
            assertThat(matcher.matches()).as(bad).isFalse();
        }
    }

    private static String text(String name) {
        return BuiltInTemplates.SHIPPED.text(name + ".ftl").orElseThrow();
    }
}
