package dev.mcmgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.render.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a template of the user's breaks is found before anything is written. */
class ReadBackTest {

    private static final String SPEC = """
            apiVersion: mcmgen/v1
            kind: ClusterSpec
            metadata: {name: prod-01}
            spec:
              kubernetesVersion: v1.30.4+rke2r1
              dns: {nodeLocalCache: {enabled: true}}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    node/config.yaml               | 'node-name: [1'                    | standalone | rke2/agent/config.yaml
                    node/config.yaml               | 'a: {b: c}'                        | standalone | rke2/agent/config.yaml
                    manifests/helm-chart-config.yaml | 'kind: HelmChartConfig'          | custom     | rancher/cluster.yaml
                    manifests/helm-chart-config.yaml | 'kind: ConfigMap'                | standalone | rke2/first-server/server/manifests/rke2-coredns-config.yaml
                    rancher/cluster.yaml           | 'kind: Cluster'                    | custom     | rancher/cluster.yaml
                    """)
    void brokenTemplatesAreFound(String name, String text, String infrastructure, String place) throws IOException {
        Path template = folder.resolve(name + ".ftl");
        Files.createDirectories(template.getParent());
        Files.writeString(template, text + "\n");

        Rendered rendered = Rendered.of(
                SPEC + "  infrastructure: {" + infrastructure + ": {}}\n",
                new Renderer(Catalog.bundled(), Templates.overriddenBy(folder)));

        assertThat(rendered.problems())
                .extracting(problem -> problem.position().file())
                .contains("<rendered>/" + place);
    }

    @Test
    void filesOfTheUserAreTheirs() {
        Rendered rendered = Rendered.of(SPEC + """
                          files:
                            - {path: /etc/app/config.yaml, content: "anything: {at: all}"}
                            - {path: /etc/rancher/rke2/app.yaml, content: "anything: {at: all}"}
                          manifests:
                            - {name: config, content: "apiVersion: v1\\nkind: Secret\\nmetadata: {name: a}\\n"}
                          infrastructure: {standalone: {}}
                        """.indent(0));

        assertThat(rendered.problems()).isEmpty();
    }
}
