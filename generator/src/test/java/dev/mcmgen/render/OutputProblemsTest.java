package dev.mcmgen.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a rendered file is told at the place in the spec that it comes from. */
class OutputProblemsTest {

    /** A line of the spec, in which {@code ^} marks the place, line 6, and the message. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    overrides: {spec: {^surplus: 1}}                                     | custom     | in the rendered Cluster: unknown field "surplus" in spec
                    overrides: {spec: {rkeConfig: {^chartValue: {}}}}                    | custom     | in the rendered Cluster: unknown field "chartValue" in rkeConfig
                    overrides: {spec: {rkeConfig: {machineGlobalConfig: {debug: ^3}}}}   | custom     | in the rendered Cluster: debug:
                    overrides: {spec: {rkeConfig: {etcd: {snapshotRetention: ^"five"}}}} | custom     | in the rendered Cluster: snapshotRetention:
                    overrides: {spec: {agentEnvVars: [{name: A, value: ^3}]}}            | custom     | in the rendered Cluster: value:
                    overrides: {spec: {rkeConfig: {machinePools: [{name: two, ^quantit: 3}]}}} | vsphere | in the rendered Cluster: unknown field "quantit"
                    overrides: {spec: {rkeConfig: {machinePools: [{name: two, quantity: ^"3"}]}}} | vsphere | in the rendered Cluster: quantity:
                    manifests: [{name: a, content: "a: b"}, {name: c, content: ^"# two\\nkind: Pod\\n"}] | custom | line 2 of this manifest: apiVersion is missing
                    manifests: [{name: a, content: "{apiVersion: v1, kind: Pod, metadata: {name: a}}"}, {name: c, content: ^"---\\nkind: Pod\\n"}] | standalone | line 2 of this manifest: apiVersion is missing
                    hardening: {auditPolicy: ^"apiVersion: audit.k8s.io/v1\\nkind: Policy\\nrules: [{level: Nothing}]\\n"} | custom     | line 3 of this YAML: level:
                    hardening: {auditPolicy: ^"apiVersion: audit.k8s.io/v1\\nkind: Policy\\nrules: [{level: Nothing}]\\n"} | standalone | line 3 of this YAML: level:
                    clusterAgent: {tolerations: [{key: a, operator: ^Exits}]}                                  | custom     | in the rendered Cluster: operator:
                    clusterAgent: {tolerations: [{key: a, ^effct: NoSchedule}]}                                | custom     | in the rendered Cluster: unknown field "effct"
                    clusterAgent: {resources: {limits: {cpu: ^5x}}}                                            | custom     | in the rendered Cluster: cpu: a quantity of Kubernetes expected
                    fleetAgent: {affinity: {nodeAffinity: {^requiredDuringScheduling: {}}}}                    | custom     | in the rendered Cluster: unknown field "requiredDuringScheduling"
                    """)
    void theSpecIsThePlace(String line, String infrastructure, String message) {
        int column = line.indexOf('^') + 3;

        List<Problem> problems =
                Rendered.of(spec(line.replace("^", ""), infrastructure)).problems();

        assertThat(problems)
                .filteredOn(problem -> problem.position().toString().equals("spec.yaml:6:" + column))
                .extracting(Problem::message)
                .anyMatch(text -> text.startsWith(message));
        assertThat(problems).extracting(problem -> problem.position().file()).containsOnly("spec.yaml");
    }

    /** Where the spec is wrong elsewhere, no Cluster is rendered that could be read back. */
    @Test
    void whatIsWrongWithOverridesIsSaidBesideOtherProblems() {
        String line = "overrides: {metadata: {labels: null}, surplus: 1, spec: {enableNetworkPolicy: maybe,"
                + " rkeConfig: {machineGlobalConfig: {no-such-key: a}, machinePools: [{name: one, quantit: 3}]}}}";

        List<Problem> problems = Rendered.of(spec(line, "vsphere")).problems();

        assertThat(problems)
                .extracting(Problem::message)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).contains("drops no-such-key"),
                        message -> assertThat(message).contains("in the rendered Cluster", "\"surplus\""),
                        message -> assertThat(message).contains("in the rendered Cluster", "enableNetworkPolicy"),
                        message -> assertThat(message).contains("in the rendered Cluster", "\"quantit\""));
    }

    @Test
    void outputThatEndsTooEarlyHasNoKeyToName(@TempDir Path folder) throws IOException {
        Path template = Files.createDirectories(folder.resolve("rancher")).resolve("cluster.yaml.ftl");
        Files.writeString(template, "<#-- x -->\na: [\n");

        List<Problem> problems = Rendered.of(
                        spec("description: x", "custom").replace("  description: x\n", ""),
                        new Renderer(Catalog.bundled(), Templates.overriddenBy(folder)))
                .problems();

        assertThat(problems).extracting(Problem::message).allMatch(text -> text.startsWith("in the rendered output: "));
    }

    @Test
    void whatATemplateMadeIsNotBlamedOnTheSpec(@TempDir Path folder) throws IOException {
        Path template = Files.createDirectories(folder.resolve("rancher")).resolve("cluster.yaml.ftl");
        String shown = Templates.builtIn().source("rancher/cluster.yaml");
        Files.writeString(template, shown.replace("kind: Cluster", "kynd: Cluster"));

        List<Problem> problems = Rendered.of(
                        spec("overrides: {spec: {rkeConfig: {machineGlobalConfig: {debug: true}}}}", "custom"),
                        new Renderer(Catalog.bundled(), Templates.overriddenBy(folder)))
                .problems();

        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.position().file()).startsWith("<rendered>/"))
                .allSatisfy(problem -> assertThat(problem.hint()).contains("your template"));
    }

    private static String spec(String line, String infrastructure) {
        String vsphere = "{vsphere: {cloudCredential: 'cattle-global-data:cc-abcde', template: /DC1/vm/t}}\n"
                + "  pools: [{name: one, roles: [etcd, controlplane]}, {name: two, roles: [worker]}]";
        return "apiVersion: mcmgen/v1\nkind: ClusterSpec\nmetadata: {name: prod-01}\nspec:\n"
                + "  kubernetesVersion: v1.30.4+rke2r1\n  " + line + "\n  infrastructure: "
                + (infrastructure.equals("vsphere") ? vsphere : "{" + infrastructure + ": {}}") + "\n";
    }
}
