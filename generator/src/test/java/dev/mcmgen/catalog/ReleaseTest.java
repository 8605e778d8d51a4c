package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest {

    @ParameterizedTest
    @CsvSource({
        "v1.26.10+rke2r2, RKE2, 1, 26, 10, 2",
        "v1.24.1+rke2r1,  RKE2, 1, 24, 1,  1",
        "v1.31.1+k3s1,    K3S,  1, 31, 1,  1",
        "v1.25.16+k3s4,   K3S,  1, 25, 16, 4",
    })
    void readsAndWritesReleases(String text, Distribution distribution, int major, int minor, int patch, int build) {
        Release release = Release.parse(text);

        assertThat(release).isEqualTo(new Release(distribution, major, minor, patch, build));
        assertThat(release).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v1.26",
                "1.26.10+rke2r2",
                "v1.26.10",
                "v1.26.10-rke2r2",
                "v1.26.10+rke2",
                "v1.26.10+rke2r",
                "v1.26.10+rke2r0",
                "v1.26.10+RKE2r2",
                "v1.26.10+rke2r2 ",
                "v1.26.10+rke2r2\n",
                "v1.026.10+rke2r2",
                "v1.26.10-rc1+rke2r2",
                "v1.26.99999999999+rke2r2",
                "v1.26.10+k3sr1",
                "stable"
            })
    void refusesEverythingElse(String text) {
        assertThat(Release.find(text)).isEmpty();
        assertThatThrownBy(() -> Release.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not a release")
                .hasMessageContaining("v1.26.10+rke2r2");
    }

    @Test
    void ordersByNumberAndNotByText() {
        List<String> sorted = Stream.of(
                        "v1.26.9+rke2r1", "v1.26.10+rke2r2", "v1.9.1+rke2r1", "v1.26.10+rke2r1", "v1.30.0+rke2r1")
                .map(Release::parse)
                .sorted()
                .map(Release::toString)
                .toList();

        assertThat(sorted)
                .containsExactly(
                        "v1.9.1+rke2r1", "v1.26.9+rke2r1", "v1.26.10+rke2r1", "v1.26.10+rke2r2", "v1.30.0+rke2r1");
    }

    @ParameterizedTest
    @CsvSource({"v2.8.5, v2.8.5", "2.8.5, v2.8.5", "v2.7.5-alpha1, v2.7.5", "v2.15.0+up1, v2.15.0"})
    void readsRancherVersions(String text, String written) {
        assertThat(RancherVersion.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v2.8", "2", "latest", "v2.8.5.1", "v2.x.1", "v2.8.5 "})
    void refusesOtherRancherVersions(String text) {
        assertThatThrownBy(() -> RancherVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a version of Rancher; it is written like v2.8.5");
    }

    @Test
    void ordersRancherVersionsByNumber() {
        assertThat(RancherVersion.parse("v2.15.0")).isGreaterThan(RancherVersion.parse("v2.9.12"));
        assertThat(RancherVersion.parse("v2.8.15").atLeast(RancherVersion.parse("v2.8.15")))
                .isTrue();
    }
}
