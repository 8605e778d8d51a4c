package dev.mcmgen.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Objects as a real Rancher 2.15.0 gave them, with everything that it puts into them. */
class ExportedClusterTest {

    private static final Path FIXTURES = Stream.of("../shared", "../../shared")
            .map(folder -> Imports.ROOT.resolve(folder).resolve("fixtures/rancher/v2.15.0"))
            .filter(Files::exists)
            .findFirst()
            .orElse(Imports.ROOT.resolve("nothing"));

    private static String objects(String... recordings) throws IOException {
        assumeTrue(Files.exists(FIXTURES));
        List<String> objects = new ArrayList<>();
        for (String recording : recordings) {
            objects.add(JsonMapper.shared()
                    .readTree(Files.readString(FIXTURES.resolve(recording + ".json")))
                    .path("response")
                    .path("body")
                    .asString());
        }
        return String.join("\n---\n", objects);
    }

    @Test
    void aClusterInVsphere() throws IOException {
        Imported imported = Imports.of(
                objects("cluster-get", "machineconfig-create-prod01-cp", "machineconfig-patch"),
                Optional.of("v2.15.0"));

        assertThat(imported.differences()).isEmpty();
        // Whoever wrote this cluster did without the mount that RKE2 needs for IPVS on most hosts.
        assertThat(Imports.subjects(imported.kept()))
                .containsExactly("/spec/rkeConfig/machineGlobalConfig/kube-proxy-extra-mount");
        assertThat(imported.leftOut()).isEmpty();
        assertThat(imported.text()).isEqualTo(Imports.golden("recorded/prod01.yaml", imported.text()));
    }

    @Test
    void aClusterWithoutItsMachineConfigs() throws IOException {
        Imported imported = Imports.of(objects("cluster-get"));

        assertThat(imported.differences()).isEmpty();
        assertThat(imported.text()).contains("custom: {}", "machineConfigRef: {", "name: prod01-cp");
        assertThat(imported.kept())
                .anyMatch(note -> note.subject().equals("/spec/rkeConfig/machinePools/0")
                        && note.text().equals("its machine config is not among the input"));
    }

    @Test
    void aClusterOfRegisteredNodes() throws IOException {
        Imported imported = Imports.of(objects("custom-cluster-get"), Optional.of("v2.15.0"));

        assertThat(imported.differences()).isEmpty();
        assertThat(Imports.subjects(imported.leftOut()))
                .containsExactly("etcd-snapshot-retention", "write-kubeconfig-mode");
        assertThat(imported.text()).isEqualTo(Imports.golden("recorded/custom1.yaml", imported.text()));
    }
}
