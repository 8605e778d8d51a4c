package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostSystemsTest {

    private final HostSystems systems = HostSystems.bundled();

    /** The words of the spec's nodeOS; the schema of the spec lists the same. */
    @ParameterizedTest
    @CsvSource({
        "rhel-8, rhel",
        "rhel-9, rhel",
        "rhel-10, rhel",
        "rocky-8, rhel",
        "rocky-9, rhel",
        "rocky-10, rhel",
        "alma-8, rhel",
        "alma-9, rhel",
        "alma-10, rhel",
        "ubuntu-20.04, debian",
        "ubuntu-22.04, debian",
        "ubuntu-24.04, debian",
        "debian-12, debian",
        "sles-15, suse",
        "sle-micro, slemicro",
        "windows, unknown",
        "rocky-7, unknown",
    })
    void everyNodeOsHasItsFamily(String nodeOs, String family) {
        assertThat(systems.of(nodeOs).family().id()).isEqualTo(family);
    }

    @Test
    void systemsAreToldApartByTheirOsRelease() {
        assertThat(systems.all())
                .extracting(HostSystem::osRelease)
                .doesNotHaveDuplicates()
                .allMatch(release -> release.matches("[a-z-]+:[0-9.]+"))
                .contains("almalinux:9", "sles:15", "sle-micro:5", "sl-micro:6");
    }

    @Test
    void onlyTheFirstReleasesOfRhel8HaveTheOldConntrackModules() {
        assertThat(systems.all())
                .filteredOn(system -> !system.splitConntrack().isEmpty())
                .extracting(HostSystem::id)
                .containsExactly("rhel-8", "rocky-8", "alma-8");
        assertThat(systems.of("rocky-8").splitConntrack()).isEqualTo(List.of("8.0", "8.1", "8.2"));
    }

    @Test
    void ofAnUnknownSystemNothingIsRuledOut() {
        assertThat(systems.unknown().family().networkManager()).isTrue();
        assertThat(systems.unknown().family().isUnknown()).isTrue();
        assertThat(systems.unknown().modulePackages()).isEmpty();
    }
}
