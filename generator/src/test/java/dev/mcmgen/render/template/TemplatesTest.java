package dev.mcmgen.render.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcmgen.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What templates give when they are right. */
class TemplatesTest {

    private static final BuiltInTemplates FIXTURES = new BuiltInTemplates("template-fixtures/");

    @TempDir
    Path folder;

    @Test
    void aBuiltInTemplateIsRendered() {
        assertThat(Templates.builtIn(FIXTURES).render("rancher/cluster.yaml", Map.of("name", "prod-01")))
                .isEqualTo("kind: Cluster\nmetadata:\n  name: prod-01\n");
    }

    @Test
    void aFileOfTheSameNameWins() throws IOException {
        Path own = write("rancher/cluster.yaml", "name: ${name}!\n");
        Templates templates = templates();

        assertThat(templates.source("rancher/cluster.yaml")).isEqualTo("name: ${name}!\n");
        assertThat(templates.list())
                .containsExactly(
                        new TemplateInfo("host/prepare.sh", "Prepares a host.", Optional.empty()),
                        new TemplateInfo("rancher/cluster.yaml", "The Cluster.", Optional.of(own)));
        assertThat(templates.render("host/prepare.sh", Map.of("module", "ip_vs")))
                .isEqualTo("modprobe -a 'ip_vs'\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "${text},               yes,        \"yes\"",
                "${text},               a: b,       \"a: b\"",
                "${text},               proxy-mode=ipvs, proxy-mode=ipvs",
                "${number},             x,          1234567",
                "${flag},               x,          true",
                "${number?c},           x,          \"1234567\"",
                "${flag?c},             x,          \"true\"",
                "`${flag?string('on','off')}`, x,   \"on\"",
                "${'p-' + number},      x,          p-1234567",
                "${'p-' + flag?string}, x,          p-true",
                "${'p-${number}-${flag}'}, x,       p-1234567-true",
                "${number + '0'},       x,          \"12345670\"",
                "${3 / 2},              x,          1.5",
                "${list?join('/')},     x,          a/1/b",
                "${text!'default'},     x,          x",
                "${nothing!'default'},  x,          default",
                "${'\\xDC00a: b\\xDC00'}, x,        \"a: b\"",
            })
    void eachInterpolationInYamlIsOneWholeScalar(String expression, String text, String written) throws IOException {
        write("t.yaml", "v: " + expression + "\n");
        Map<String, Object> model = Map.of(
                "text",
                text,
                "number",
                1234567,
                "flag",
                true,
                "nothing",
                YamlScalar.NULL,
                "list",
                List.of("a", 1, "b"));

        assertThat(templates().render("t.yaml", model)).isEqualTo("v: " + written + "\n");
    }

    @Test
    void linesThatHoldOnlyDirectivesVanish() throws IOException {
        write("t.yaml", """
                <#-- What it makes. -->
                <#macro labels of>
                labels:
                <#list of as key, value>
                  ${key}: ${value}
                </#list>
                </#macro>
                pools:
                <#list pools as pool>
                  - name: ${pool.name}
                <#if pool.quantity??>
                    quantity: ${pool.quantity}
                </#if>
                </#list>
                <@labels of={"a": "1", "yes": "b"}/>
                """);

        assertThat(templates()
                        .render(
                                "t.yaml",
                                Map.of("pools", List.of(Map.of("name", "cp", "quantity", 3), Map.of("name", "w")))))
                .isEqualTo("""
                        pools:
                          - name: cp
                            quantity: 3
                          - name: w
                        labels:
                          a: "1"
                          "yes": b
                        """);
    }

    @Test
    void dataStandsWhereItsDirectiveStands() throws IOException {
        write("t.yaml", """
                spec:
                  own:
                    <@yaml data=map/>
                <@yaml data=list indent=4/>
                  after:
                    map: <@yaml data=map/>
                    list: <@yaml data=list/>
                    none: <@yaml data={}/>
                    text: <@yaml data="yes"/>
                    made: <@yaml data={"m": n, "s": "p-" + n} + {"b": true}/>
                  items:
                    - <@yaml data=map/>
                    - key: <@yaml data=list/>
                    - <@yaml data=list/>
                  end: true
                """);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", "1");
        map.put("b", List.of("x", YamlScalar.NULL));

        assertThat(templates().render("t.yaml", Map.of("map", map, "list", List.of("p", "q"), "n", 3)))
                .isEqualTo("""
                        spec:
                          own:
                            a: "1"
                            b:
                              - x
                              - null
                            - p
                            - q
                          after:
                            map:
                              a: "1"
                              b:
                                - x
                                - null
                            list:
                              - p
                              - q
                            none: {}
                            text: "yes"
                            made:
                              m: 3
                              s: p-3
                              b: true
                          items:
                            - a: "1"
                              b:
                                - x
                                - null
                            - key:
                                - p
                                - q
                            - - p
                              - q
                          end: true
                        """);
    }

    @Test
    void textOfSeveralLinesIsABlock() throws IOException {
        write("t.yaml", """
                files:
                  - content: <@block text=script/>
                    path: /a
                  - <@block text=script/>
                  - content: <@block text="one line"/>
                  - content: <@block text=" a\\nb"/>
                  - content: <@block text="a\\r\\nb"/>
                  - content: <@block text="a\\n\\n"/>
                end: <@block text="a\\nb"/>
                """);

        assertThat(templates().render("t.yaml", Map.of("script", "#!/bin/sh\n  echo ${HOME}\n\ntrue\n")))
                .isEqualTo("""
                        files:
                          - content: |
                              #!/bin/sh
                                echo ${HOME}

                              true
                            path: /a
                          - |
                            #!/bin/sh
                              echo ${HOME}

                            true
                          - content: one line
                          - content: |2-
                               a
                              b
                          - content: "a\\r\\nb"
                          - content: |+
                              a

                        end: |-
                          a
                          b
                        """);
    }

    @Test
    void aShellTemplateKeepsTheShellsOwnInterpolation() throws IOException {
        write(
                "t.sh",
                "for m in<#list modules as m> [=m]</#list>; do modprobe \"${m}\"; done\necho [=text] [=3] [=true]\n");

        assertThat(templates().render("t.sh", Map.of("modules", List.of("ip_vs", "ip_vs_rr"), "text", "it's; $HOME")))
                .isEqualTo("for m in 'ip_vs' 'ip_vs_rr'; do modprobe \"${m}\"; done\necho 'it'\\''s; $HOME' 3 true\n");
    }

    @Test
    void otherFilesTakeValuesAsTheyAre() throws IOException {
        write("t.conf", "net.ipv4.ip_forward = ${n}\n# ${text}\n");
        write("t.md", "${text} ${n}\n");
        Map<String, Object> model = Map.of("n", 1, "text", "a: \"b\"");

        assertThat(templates().render("t.conf", model)).isEqualTo("net.ipv4.ip_forward = 1\n# a: \"b\"\n");
        assertThat(templates().render("t.md", model)).isEqualTo("a: \"b\" 1\n");
    }

    @Test
    void aTemplateMayIncludeAnotherOfItsFolder() throws IOException {
        write("rancher/part.yaml", "x: ${name}\n");
        write("rancher/cluster.yaml", "<#include \"part.yaml.ftl\">\ny: 1\n");

        assertThat(templates().render("rancher/cluster.yaml", Map.of("name", "yes")))
                .isEqualTo("x: \"yes\"\ny: 1\n");
    }

    @Test
    void onlyPlainDataGetsIn() {
        assertThatThrownBy(
                        () -> Templates.builtIn(FIXTURES).render("rancher/cluster.yaml", Map.of("name", new Object())))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("plain data only");
        assertThatThrownBy(() ->
                        Templates.builtIn(FIXTURES).render("rancher/cluster.yaml", Map.of("name", "\udc00true\udc00")))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("surrogate");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".ftl");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Templates templates() {
        return Templates.overriddenBy(FIXTURES, folder, Duration.ofSeconds(20));
    }
}
