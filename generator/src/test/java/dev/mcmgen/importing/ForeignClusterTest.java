package dev.mcmgen.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clusters that people and consoles wrote, whole ones. */
class ForeignClusterTest {

    /** The form's own YAML, and examples A to C of rancher-cluster.md §9 in this project's words. */
    @ParameterizedTest
    @ValueSource(strings = {"console-default", "vsphere-1.26", "vsphere-1.35", "custom-1.26"})
    void isTheSameAfterwards(String name) throws IOException {
        for (Wording wording : Wording.values()) {
            Imported imported = Imports.of(Imports.resource("foreign/" + name + ".yaml"), rancher(name), wording);

            assertThat(imported.differences()).isEmpty();
            String file = "foreign/" + name + (wording == Wording.OF_SPEC ? ".reworded.yaml" : ".spec.yaml");
            assertThat(imported.text()).isEqualTo(Imports.golden(file, imported.text()));
            String rendered = Imports.rendered(imported.text());
            assertThat(Imports.of(rendered, rancher(name), wording).text()).isEqualTo(imported.text());
        }
    }

    /** Nodes restart for any other text, so that there is none. */
    @ParameterizedTest
    @ValueSource(strings = {"console-default", "vsphere-1.26", "vsphere-1.35", "custom-1.26"})
    void theClustersOwnWordsAreKept(String name) throws IOException {
        Imported imported = Imports.of(Imports.resource("foreign/" + name + ".yaml"), rancher(name));

        // For another text of manifests nothing restarts.
        assertThat(imported.verdict().restated()).allMatch(path -> path.endsWith("/addons.yaml"));
    }

    private static Optional<String> rancher(String name) {
        return name.contains("1.35")
                ? Optional.of("v2.14.4")
                : name.contains("1.26") ? Optional.of("v2.8.5") : Optional.empty();
    }

    @Test
    void theFormsEmptyFieldsLeaveNothingBehind() throws IOException {
        Imported imported = Imports.reworded(Imports.resource("foreign/console-default.yaml"));

        assertThat(imported.kept()).isEmpty();
        assertThat(imported.leftOut()).isEmpty();
        assertThat(imported.secrets()).isEmpty();
        assertThat(imported.verdict().restated())
                .containsExactlyElementsOf(List.of(
                        "disable-kube-proxy",
                        "etcd-expose-metrics",
                        "etcd-snapshot-retention",
                        "kube-proxy-arg",
                        "protect-kernel-defaults",
                        "/etc/rancher/agent/registries.yaml",
                        "/etc/rancher/rke2/registries.yaml",
                        "/var/lib/rancher/rke2/server/manifests/rancher/managed-chart-config.yaml"));
    }
}
