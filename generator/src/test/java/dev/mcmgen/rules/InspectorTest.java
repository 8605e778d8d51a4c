package dev.mcmgen.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.book.Rules;
import dev.mcmgen.rules.subject.Assumptions;
import dev.mcmgen.rules.subject.Skip;
import dev.mcmgen.yaml.ProblemsException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Inspector INSPECTOR = new Inspector(Rules.all(Catalog.bundled()), TODAY, Catalog.bundled());
    private static final String BAD_NAME = """
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: Bad}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Cluster\n{{- if .Values.x }}\nspec: {}\n{{- end }}\n",
                "apiVersion: provisioning.cattle.io/v1\nkind: Cluster\nmetadata: {name: '{{ name }}'}\n",
                "apiVersion: provisioning.cattle.io/v1\nkind: Cluster\nmetadata: {name: '${CLUSTER}'}\n",
                "apiVersion: provisioning.cattle.io/v1\nkind: Cluster\nmetadata:\n  name: {{ name }}\n",
            })
    void namesTemplatesAndDoesNotJudgeThem(String text) {
        Inspection inspection = INSPECTOR.inspect("t.yaml", text.getBytes(UTF_8), Assumptions.NONE);
        assertThat(inspection.findings()).isEmpty();
        assertThat(inspection.skipped()).singleElement().matches(Skip::template);
    }

    @Test
    void braceMarksInsideEmbeddedTextAreNoTemplate() {
        String text = BAD_NAME + "spec: {rkeConfig: {additionalManifest: 'x: \"{{ $labels.pod }}\"'}}\n";
        assertThat(rules(text)).containsExactly("rancher/cluster-name");
    }

    @Test
    void skipsAndCountsOtherKinds() {
        Inspection inspection =
                INSPECTOR.inspect("o.yaml", "kind: Pod\n---\n---\na: 1\n---\n- 1\n".getBytes(UTF_8), Assumptions.NONE);
        assertThat(inspection.documents()).isEqualTo(3);
        assertThat(inspection.skipped()).hasSize(3).noneMatch(Skip::template);
    }

    @Test
    void whatCannotBeReadIsAFinding() {
        assertThat(rules("a: [")).containsExactly("yaml/unreadable");
        assertThat(rules("a: \0\0\0")).isNotEmpty().containsOnly("yaml/unreadable");
        assertThat(rules("[".repeat(10_000))).containsExactly("yaml/unreadable");
        assertThat(INSPECTOR
                        .inspect("b", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0}, Assumptions.NONE)
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("yaml/unreadable");
        assertThat(INSPECTOR
                        .inspect("large", new byte[Inspector.MAX_BYTES + 1], Assumptions.NONE)
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("yaml/unreadable");
    }

    @Test
    void pathsGoOnInsideEmbeddedYaml() {
        String text = """
                apiVersion: rke-machine-config.cattle.io/v1
                kind: VmwarevsphereConfig
                cloudConfig: |
                  #cloud-config
                  runcmd: x
                """;
        assertThat(INSPECTOR
                        .inspect("m.yaml", text.getBytes(UTF_8), Assumptions.NONE)
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path()).isEqualTo("/cloudConfig#/runcmd");
                    assertThat(finding.position()).hasToString("m.yaml:5:11");
                });
    }

    @Test
    void aWaiverFileCoversByRuleFileAndPath() {
        WaiverFile waivers = WaiverFile.read("w.yaml", """
                apiVersion: mcmgen/waivers/v1
                waivers:
                  - {rule: rancher/cluster-name, files: ["old/*.yaml"], path: /metadata, reason: r, owner: o, expires: 2027-01-31}
                  - {rule: rancher/pool-name, reason: r, owner: o, expires: 2027-01-31}
                """.getBytes(UTF_8));
        List<Finding> findings = List.of(finding("old/a.yaml"), finding("new/a.yaml"));

        List<Finding> judged = waivers.apply(findings, TODAY);

        assertThat(judged)
                .extracting(f -> f.position().file() + " " + f.rule() + " " + f.counts())
                .containsExactly(
                        "new/a.yaml rancher/cluster-name true",
                        "old/a.yaml rancher/cluster-name false",
                        "w.yaml waiver/unused true");
        assertThat(waivers.apply(findings, LocalDate.of(2027, 2, 1)))
                .extracting(Finding::rule)
                .contains("waiver/expired")
                .hasSize(4);
    }

    @Test
    void aBrokenWaiverFileIsAnError() {
        assertThatThrownBy(() -> WaiverFile.read(
                        "w.yaml",
                        "apiVersion: mcmgen/waivers/v1\nwaivers: [{rule: a/b, reason: r, owner: o, expires: '2027-13-31'}]\n"
                                .getBytes(UTF_8)))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("a day of the calendar");
    }

    @Test
    void aBaselineAcceptsWhatItListsAndNoMore() {
        List<Finding> before = List.of(finding("a.yaml"));
        Baseline baseline = Baseline.read("base.yaml", Baseline.write(before).getBytes(UTF_8));

        assertThat(baseline.apply(List.of(finding("a.yaml"), finding("a.yaml"), finding("b.yaml"))))
                .extracting(Finding::counts)
                .containsExactly(false, true, true);
    }

    private static Finding finding(String file) {
        return INSPECTOR
                .inspect(file, BAD_NAME.getBytes(UTF_8), Assumptions.NONE)
                .findings()
                .get(0);
    }

    private static List<String> rules(String text) {
        return INSPECTOR.inspect("f.yaml", text.getBytes(UTF_8), Assumptions.NONE).findings().stream()
                .map(Finding::rule)
                .toList();
    }
}
