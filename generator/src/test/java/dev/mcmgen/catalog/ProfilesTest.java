package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Profiles.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of rke2-config.md §2.1, at both ends of each range. */
class ProfilesTest {

    private final Profiles profiles = Catalog.bundled().profiles();

    @ParameterizedTest
    @CsvSource({
        "v1.21.14+rke2r1, cis-1.5,  ACCEPTED",
        "v1.22.17+rke2r1, cis-1.6,  ACCEPTED",
        "v1.23.17+rke2r1, cis-1.23, FATAL",
        "v1.24.1+rke2r1,  cis-1.5,  ACCEPTED",
        "v1.24.17+rke2r1, cis-1.6,  ACCEPTED",
        "v1.24.17+rke2r1, cis-1.23, FATAL",
        "v1.24.17+rke2r1, cis,      FATAL",
        "v1.25.0+rke2r1,  cis-1.6,  FATAL",
        "v1.25.0+rke2r1,  cis-1.23, ACCEPTED",
        "v1.25.14+rke2r1, cis,      FATAL",
        "v1.25.15+rke2r1, cis,      ACCEPTED",
        "v1.25.16+rke2r2, cis-1.23, DEPRECATED",
        "v1.26.9+rke2r1,  cis,      FATAL",
        "v1.26.9+rke2r1,  cis-1.23, ACCEPTED",
        "v1.26.10+rke2r1, cis,      ACCEPTED",
        "v1.26.10+rke2r2, cis,      ACCEPTED",
        "v1.26.10+rke2r2, cis-1.23, DEPRECATED",
        "v1.27.6+rke2r1,  cis,      FATAL",
        "v1.27.7+rke2r1,  cis,      ACCEPTED",
        "v1.28.1+rke2r1,  cis,      FATAL",
        "v1.28.1+rke2r1,  cis-1.23, ACCEPTED",
        "v1.28.2+rke2r1,  cis,      ACCEPTED",
        "v1.29.15+rke2r1, cis-1.23, DEPRECATED",
        "v1.30.0+rke2r1,  cis-1.23, FATAL",
        "v1.30.13+rke2r1, etcd,     FATAL",
        "v1.30.14+rke2r1, etcd,     ACCEPTED",
        "v1.31.9+rke2r1,  etcd,     FATAL",
        "v1.31.10+rke2r1, etcd,     ACCEPTED",
        "v1.32.6+rke2r1,  etcd,     ACCEPTED",
        "v1.33.1+rke2r1,  etcd,     FATAL",
        "v1.34.1+rke2r1,  etcd,     ACCEPTED",
        "v1.36.3+rke2r1,  cis,      ACCEPTED",
        "v1.36.3+rke2r1,  cis-1.23, FATAL",
        "v1.36.3+rke2r1,  CIS,      FATAL",
        "v1.31.1+k3s1,    cis,      NO_SUCH_SETTING",
    })
    void knowsWhatEachPatchDoes(String release, String name, Verdict verdict) {
        assertThat(profiles.verdict(Release.parse(release), name)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.21.14+rke2r1, cis,      cis-1.6",
        "v1.24.17+rke2r1, cis,      cis-1.6",
        "v1.25.14+rke2r1, cis,      cis-1.23",
        "v1.26.9+rke2r1,  cis,      cis-1.23",
        "v1.26.10+rke2r2, cis,      cis",
        "v1.26.10+rke2r2, cis-1.23, cis-1.23",
        "v1.30.0+rke2r1,  cis-1.23, cis-1.23",
        "v1.36.3+rke2r1,  cis,      cis",
        "v1.36.3+rke2r1,  etcd,     etcd",
    })
    void writesTheNameThatThePatchAccepts(String release, String name, String written) {
        assertThat(profiles.resolve(name, Release.parse(release))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"v1.26.10+rke2r2, 'cis,cis-1.23'", "v1.36.3+rke2r1, 'cis,etcd'", "v1.24.1+rke2r1, 'cis-1.6,cis-1.5'"})
    void namesTheChoices(String release, String names) {
        assertThat(String.join(",", profiles.names(Release.parse(release)))).isEqualTo(names);
    }
}
