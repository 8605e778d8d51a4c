package dev.mcmgen.rancher.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.rancher.ApiObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was sent to a real Rancher 2.15.0, and what it gave back at different times: only what somebody changed differs. */
class RecordedDriftTest {

    private static final ObjectComparison COMPARISON =
            new ObjectComparison(Catalog.bundled(), RancherVersion.parse("v2.15.0"));

    private static List<String> differences(ApiObject desired, ApiObject live) {
        return COMPARISON.knowing(live).compare(desired, Optional.of(live)).stream()
                .map(change -> change.kind() + " " + change.path())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cluster-create",
                "cluster-get",
                "cluster-get-15s",
                "scoped-k8s",
                "ssa-again",
                "ssa-force",
                "status-prod01-cluster",
                "update-raw-manifest"
            })
    void aPushedClusterDoesNotDiffer(String answer) {
        assertThat(differences(Objects.recorded("cluster-create", "request"), Objects.recorded(answer, "response")))
                .isEmpty();
    }

    @Test
    void neitherDoesItWithWhatWasApplied() {
        ApiObject applied = Objects.recorded("ssa-again", "request");
        for (String answer : List.of("cluster-get-15s", "status-prod01-cluster")) {
            ApiObject live = Objects.recorded(answer, "response");
            // The annotation of the create is mcmgen's, and the apply no longer names it.
            assertThat(differences(applied, live))
                    .containsExactly("REMOVED .metadata.annotations.field.cattle.io/description");
        }
    }

    @Test
    void registeredNodes() {
        ApiObject desired = Objects.recorded("custom-cluster-create", "request");
        assertThat(differences(desired, Objects.recorded("custom-cluster-get", "response")))
                .isEmpty();
        assertThat(differences(desired, Objects.recorded("status-custom1-cluster", "response")))
                .isEmpty();
    }

    @Test
    void aStandardUsersCluster() {
        assertThat(differences(
                        Objects.recorded("user-cluster-create", "request"),
                        Objects.recorded("status-dev1-cluster", "response")))
                .isEmpty();
    }

    @Test
    void theDriftThatTheRecorderMade() {
        ApiObject live = Objects.recorded("cluster-patch-quantity", "response");
        List<Change> changes = COMPARISON.compare(Objects.recorded("cluster-create", "request"), Optional.of(live));

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).path()).hasToString(".spec.rkeConfig.machinePools[name=\"worker\"].quantity");
        assertThat(changes.get(0).shown()).isEqualTo(new Shown.Values(Optional.of(4L), Optional.of(3L)));
        assertThat(changes.get(0).setBy()).containsExactly("mcmgen");
    }

    @ParameterizedTest
    @CsvSource({
        "machineconfig-create-prod01-cp,     machineconfig-create-prod01-cp,     ''",
        "machineconfig-create-prod01-worker, machineconfig-create-prod01-worker, ''",
        "machineconfig-create-prod01-worker, machineconfig-patch,                CHANGED .cpuCount",
        "user-machineconfig-create,          user-machineconfig-create,          ''",
    })
    void machineConfigs(String sent, String answer, String expected) {
        ApiObject desired = Objects.recorded(sent, "request");
        ApiObject live = Objects.recorded(answer, "response");
        String[] nothing = {};

        assertThat(differences(desired, live)).containsExactly(expected.isEmpty() ? nothing : new String[] {expected});
        // The same with the defaults that the pool itself carries.
        assertThat(COMPARISON
                        .knowing(Objects.recorded("cluster-get-15s", "response"))
                        .compare(desired, Optional.of(live)))
                .hasSize(expected.isEmpty() ? 0 : 1);
    }
}
