package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReleaseFactsTest {

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @CsvSource({
        "v1.26.10+rke2r2, true,  1.24.006",
        "v1.26.15+rke2r1, true,  1.29.002",
        "v1.33.10+rke2r2, true,  1.45.205",
        "v1.36.3+rke2r1,  true,  1.46.201",
        "v1.36.9+rke2r1,  false, ''",
        "v1.31.1+k3s1,    true,  ''",
        "v1.31.9+k3s1,    false, ''",
    })
    void knowsReleasesAndTheirDnsChart(String release, boolean known, String chart) {
        ReleaseFacts facts = facts(release);

        assertThat(facts.known()).isEqualTo(known);
        assertThat(facts.corednsChart().map(ChartVersion::toString).orElse("")).isEqualTo(chart);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.26.10+rke2r2, REFUSES_NM_CLOUD_SETUP,   true",
        "v1.32.10+rke2r1, REFUSES_NM_CLOUD_SETUP,   true",
        "v1.32.11+rke2r1, REFUSES_NM_CLOUD_SETUP,   false",
        "v1.34.2+rke2r1,  REFUSES_NM_CLOUD_SETUP,   true",
        "v1.35.0+rke2r1,  REFUSES_NM_CLOUD_SETUP,   false",
        "v1.31.1+k3s1,    REFUSES_NM_CLOUD_SETUP,   false",
        "v1.25.16+rke2r2, IPVS_FALLS_BACK_SILENTLY, true",
        "v1.26.10+rke2r2, IPVS_FALLS_BACK_SILENTLY, false",
        "v1.26.10+rke2r2, IPVS_CHECKS_MODULE_LIST,  true",
        "v1.27.1+rke2r1,  IPVS_CHECKS_MODULE_LIST,  false",
        "v1.34.10+rke2r1, IPVS_DEPRECATED,          false",
        "v1.35.7+rke2r1,  IPVS_DEPRECATED,          true",
        "v1.30.1+rke2r1,  NFTABLES_NEEDS_GATE,      true",
        "v1.31.1+k3s1,    NFTABLES,                 true",
        "v1.35.6+rke2r1,  NFTABLES_DOCUMENTED,      false",
        "v1.35.7+rke2r1,  NFTABLES_DOCUMENTED,      true",
        "v1.36.2+rke2r1,  NFTABLES_DOCUMENTED,      false",
        "v1.24.17+rke2r1, POD_SECURITY_POLICIES,    true",
        "v1.25.0+rke2r1,  POD_SECURITY_POLICIES,    false",
        "v1.33.5+rke2r1,  PROFILE_SETS_TOKEN_EXPIRATION, false",
        "v1.33.6+rke2r1,  PROFILE_SETS_TOKEN_EXPIRATION, true",
        "v1.30.4+rke2r1,  CILIUM_LRP,               true",
        "v1.30.3+rke2r1,  CILIUM_LRP,               false",
    })
    void knowsWhatAReleaseDoes(String release, ReleaseFeature feature, boolean has) {
        assertThat(facts(release).has(feature)).isEqualTo(has);
    }

    @ParameterizedTest
    @EnumSource
    void everyFeatureIsTrueOfSomeReleaseAndFalseOfAnother(ReleaseFeature feature) {
        List<ReleaseFacts> samples = List.of(
                facts("v1.24.1+rke2r1"),
                facts("v1.29.5+rke2r1"),
                facts("v1.36.3+rke2r1"),
                facts("v1.43.0+rke2r1"),
                facts("v1.29.5+k3s1"));

        assertThat(samples).anyMatch(facts -> facts.has(feature)).anyMatch(facts -> !facts.has(feature));
    }

    @ParameterizedTest
    @CsvSource({
        "v1.25.0+rke2r1,  'kube-system,cis-operator-system'",
        "v1.26.10+rke2r2, 'kube-system,cis-operator-system,tigera-operator'",
        "v1.32.13+rke2r1, 'kube-system,cis-operator-system,tigera-operator'",
        "v1.32.13+rke2r2, 'kube-system,cis-operator-system,compliance-operator-system,tigera-operator'",
        "v1.33.9+rke2r1,  'kube-system,cis-operator-system,tigera-operator'",
        "v1.33.10+rke2r1, 'kube-system,compliance-operator-system,tigera-operator'",
        "v1.36.0+rke2r1,  'kube-system,compliance-operator-system,tigera-operator'",
        "v1.24.17+rke2r1, ''",
    })
    void knowsTheNamespacesThatAProfileExempts(String release, String namespaces) {
        assertThat(String.join(",", facts(release).psaExemptNamespaces())).isEqualTo(namespaces);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.26.10+rke2r2, false, '',                             ingress-nginx",
        "v1.26.14+rke2r1, true,  '',                             ingress-nginx",
        "v1.27.16+rke2r1, true,  'none,ingress-nginx',           ingress-nginx",
        "v1.30.3+rke2r1,  true,  'none,ingress-nginx,traefik',   ingress-nginx",
        "v1.36.0+rke2r1,  true,  'none,ingress-nginx,traefik',   traefik",
    })
    void knowsCnisAndIngressControllers(String release, boolean flannel, String controllers, String defaultIngress) {
        ReleaseFacts facts = facts(release);

        assertThat(facts.cniValues().contains("flannel")).isEqualTo(flannel);
        assertThat(facts.cniValues()).contains("none", "calico", "canal", "cilium");
        assertThat(String.join(",", facts.ingressControllers())).isEqualTo(controllers);
        assertThat(facts.defaultIngress()).contains(defaultIngress);
    }

    @Test
    void knowsWhichRanchersOfferARelease() {
        ReleaseFacts facts = facts("v1.26.10+rke2r2");

        assertThat(facts.offeredFrom()).contains(RancherVersion.parse("v2.7.5"));
        assertThat(facts.offeredTo()).contains(RancherVersion.parse("v2.8.99"));
        assertThat(facts("v1.36.3+rke2r1").offeredFrom()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "v1.26.10+rke2r2, 'dual-stack-broken,upstream-over-tcp'",
        "v1.28.15+rke2r1, 'upstream-over-tcp'",
        "v1.32.13+rke2r1, ''",
        "v1.32.13+rke2r2, 'service-dropped'",
        "v1.33.10+rke2r3, 'service-dropped'",
        "v1.34.6+rke2r1,  'service-dropped'",
        "v1.35.3+rke2r2,  'service-dropped'",
        "v1.35.4+rke2r1,  'redirect-drops-service'",
        "v1.36.0+rke2r1,  'redirect-drops-service'",
        "v1.25.5+rke2r1,  'dual-stack-broken,upstream-over-tcp,withdrawn-1-25-5'",
        "v1.25.5+rke2r2,  'dual-stack-broken,upstream-over-tcp'",
        "v1.31.1+k3s1,    ''",
    })
    void knowsWhatAReleaseDoesWrong(String release, String ids) {
        assertThat(String.join(
                        ",",
                        catalog.knownBad(Release.parse(release)).stream()
                                .map(KnownBad::id)
                                .toList()))
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.26.10+rke2r2, rke2-traefik,             false",
        "v1.30.3+rke2r1,  rke2-traefik,             true",
        "v1.26.10+rke2r2, rke2-flannel,             false",
        "v1.26.10+rke2r2, rke2-snapshot-controller, true",
        "v1.24.17+rke2r1, rke2-snapshot-controller, false",
        "v1.26.10+rke2r2, rke2-coredns,             true",
        "v1.31.1+k3s1,    rke2-coredns,             false",
    })
    void knowsTheBundledCharts(String release, String chart, boolean bundled) {
        assertThat(catalog.charts().bundled(Release.parse(release)).contains(chart))
                .isEqualTo(bundled);
    }

    @ParameterizedTest
    @CsvSource({
        "1.24.006, ipvs,                true",
        "1.24.006, use_cilium_lrp,      false",
        "1.29.004, use_cilium_lrp,      true",
        "1.45.203, resources,           false",
        "1.45.204, resources,           true",
        "1.46.003, extraClusterDomains, true",
    })
    void knowsFromWhichChartAValueCounts(String chart, String value, boolean exists) {
        assertThat(catalog.charts().nodeLocalValues())
                .filteredOn(row -> row.name().equals(value))
                .singleElement()
                .matches(row -> row.existsIn(ChartVersion.parse(chart)) == exists);
    }

    private ReleaseFacts facts(String release) {
        return catalog.facts(Release.parse(release));
    }
}
