package dev.mcmgen.rules.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateMarksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: '{{ .Values.name }}'",
                "name: \"{{ cluster_name }}-pool\"",
                "name: ${cluster_name}",
                "name: ${var.cluster_name}",
                "name: ${NAME:-demo}",
                "name: ${ .ClusterLabels.region }",
                "name: $CLUSTER_NAME-pool1",
                "name: cluster-$CLUSTER_ID",
                "list: [a, '${join(names)}']",
                "'{{ key }}': a",
                "name: pool-%CLUSTER_NAME%",
                "name: \"%%CLUSTER%%\"",
                "name: cluster-@CLUSTER_ID@",
            })
    void aValueThatIsYetToBePutIn(String yaml) {
        assertThat(TemplateMarks.in(root(yaml))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: prod-01",
                "price: 5$",
                "command: echo $HOME and $1",
                "pattern: '^a{2}$'",
                "concurrency: 10%",
                "user: admin@EXAMPLE.ORG",
                "json: '{\"a\": {\"b\": 1}}'",
                "annotations: {a: '{{ .Values.name }}'}",
                "userData: \"{{ v1.local_hostname }}\"",
                "script: \"a {{ b }}\\nc\"",
            })
    void aValueOfItsOwn(String yaml) {
        assertThat(TemplateMarks.in(root(yaml))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% if a %}\nb: 1\n{% endif %}",
                "a: {{ b }}",
                "metadata: {name: ${cluster_name}}",
                "%{ for s in servers ~}\n- ${s}\n%{ endfor ~}",
                "values: {region: ${ .ClusterLabels.region }}",
                "metadata:\n  name: %CLUSTER_NAME%",
                "mirrors:\n  %%REGISTRY%%: {}",
            })
    void aTextThatOnlyBecomesYaml(String text) {
        assertThat(TemplateMarks.explain(text, problems(text).problems())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [1", "a: \"b\n", "script: echo ${HOME}\na: [1", "a:\n\tb: 1"})
    void aTextThatIsBroken(String text) {
        assertThat(TemplateMarks.explain(text, problems(text).problems())).isFalse();
    }

    private static ProblemsException problems(String text) {
        try {
            GoYaml.readAll("f.yaml", text.getBytes(StandardCharsets.UTF_8));
        } catch (ProblemsException e) {
            return e;
        }
        throw new AssertionError("can be read: " + text);
    }

    private static YamlNode root(String yaml) {
        return GoYaml.readAll("f.yaml", yaml.getBytes(StandardCharsets.UTF_8)).stream()
                .map(YamlDocument::root)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
