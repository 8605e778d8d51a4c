package dev.mcmgen.rancher.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.RefusedException;
import dev.mcmgen.rancher.change.DesiredCluster;
import dev.mcmgen.rancher.fake.FakeRancher;
import dev.mcmgen.rancher.fake.FakeRancher.Mishap;
import dev.mcmgen.rancher.fake.User;
import dev.mcmgen.yaml.GoYaml;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportYamlTest {

    private static final String MANIFEST = """
            apiVersion: rke-machine-config.cattle.io/v1
            kind: VmwarevsphereConfig
            metadata: {name: nc-prod-cp, namespace: fleet-default}
            cpuCount: "4"
            ---
            apiVersion: provisioning.cattle.io/v1
            kind: Cluster
            metadata: {name: prod, namespace: fleet-default}
            spec:
              rkeConfig:
                machinePools: [{name: cp, machineConfigRef: {kind: VmwarevsphereConfig, name: nc-prod-cp}}]
            """;

    private final FakeRancher rancher = new FakeRancher();

    @AfterEach
    void stop() {
        rancher.close();
    }

    private static DesiredCluster desired(String manifest) {
        return DesiredCluster.of(GoYaml.readAll("test", manifest.getBytes(UTF_8)), new ArrayList<>())
                .get(0);
    }

    private ImportYaml as(User user) {
        return new ImportYaml(rancher.as(user).norman());
    }

    @Test
    void saysWhatKubectlSaid() {
        assertThat(as(User.ADMINISTRATOR).write(desired(MANIFEST)))
                .containsExactly("vmwarevsphereconfig/nc-prod-cp created", "cluster/prod created");
        assertThat(rancher.cluster("prod")).isPresent();
    }

    @Test
    void aFailureMayComeAfterAPartWasDone() {
        String broken = MANIFEST.replace("spec:\n", "spec:\n  broken: true\n");
        RefusedException failure = catchThrowableOfType(
                RefusedException.class, () -> as(User.ADMINISTRATOR).write(desired(broken)));
        assertThat(failure)
                .hasMessage("importYaml failed, possibly after a part was done: vmwarevsphereconfig/nc-prod-cp created;"
                        + " Error from server (BadRequest): strict decoding error");
        assertThat(failure.hint()).contains("mend what it says, and push again");
        assertThat(rancher.machineConfig("nc-prod-cp")).isPresent();
    }

    @Test
    void somebodyWithoutTheLocalClusterIsRefused() {
        RefusedException failure = catchThrowableOfType(
                RefusedException.class, () -> as(User.STANDARD).write(desired(MANIFEST)));
        assertThat(failure).hasMessageContaining("\"local\" is forbidden");
        assertThat(failure.hint()).contains("ask for the right");
        assertThat(rancher.writes()).isZero();
    }

    /** Each call leaves a token behind, so that nothing is called twice. */
    @Test
    void isNeverAskedTwice() {
        rancher.mishaps(number -> Optional.of(Mishap.BAD_GATEWAY));
        assertThat(catchThrowableOfType(
                        RancherException.class, () -> as(User.ADMINISTRATOR).write(desired(MANIFEST))))
                .isNotNull();
        assertThat(rancher.requests()).isEqualTo(1);
    }
}
