package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gates that came, were locked and went, against the source of Kubernetes at the versions that the data names. */
class FeatureGatesTest {

    private final FeatureGates gates = Catalog.bundled().featureGates();

    @ParameterizedTest
    @CsvSource({
        // minor, gate, accepts true, accepts false
        "24, AllAlpha,                 true,  true",
        "36, AllBeta,                  true,  true",
        "24, SeccompDefault,           true,  true",
        "27, SeccompDefault,           true,  false",
        "29, SeccompDefault,           false, false",
        "24, DynamicKubeletConfig,     true,  true",
        "26, DynamicKubeletConfig,     false, false",
        "28, NFTablesProxyMode,        false, false",
        "29, NFTablesProxyMode,        true,  true",
        "33, NFTablesProxyMode,        true,  false",
        "32, SystemdWatchdog,          true,  true",
        "30, UserNamespacesSupport,    true,  true",
        "30, usernamespacessupport,    false, false",
        "30, WatchListClient,          true,  true",
        "30, ContextualLogging,        true,  true",
    })
    void knowsWhichValuesAGateTakes(int minor, String name, boolean on, boolean off) {
        assertThat(list(minor).find(name).map(gate -> gate.accepts(true)).orElse(false))
                .isEqualTo(on);
        assertThat(list(minor).find(name).map(gate -> gate.accepts(false)).orElse(false))
                .isEqualTo(off);
    }

    @Test
    void knowsEveryMinorOfRke2AndNoNewer() {
        for (Release release : Catalog.bundled().releases(Distribution.RKE2)) {
            assertThat(gates.of(release)).as(release.toString()).isPresent();
        }
        assertThat(gates.of(Release.parse("v1.99.0+rke2r1"))).isEmpty();
    }

    @Test
    void namesTheGateThatWasMeantAndTheSource() {
        assertThat(list(30).nearest("UserNamespaceSupport")).contains("UserNamespacesSupport");
        assertThat(list(30).source()).contains("kubernetes v1.30.14");
    }

    private FeatureGates.Gates list(int minor) {
        return gates.of(Release.parse("v1." + minor + ".1+rke2r1")).orElseThrow();
    }
}
