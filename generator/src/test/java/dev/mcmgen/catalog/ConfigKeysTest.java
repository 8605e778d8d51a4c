package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spot checks against rke2-config.md §1.1 and §6; every RKE2 key is compared in {@link SharedDataTest}. */
class ConfigKeysTest {

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @CsvSource({
        "v1.26.10+rke2r2, ingress-controller,                SERVER, false",
        "v1.26.10+rke2r2, kube-cloud-controller-manager-arg, SERVER, true",
        "v1.26.9+rke2r1,  kube-cloud-controller-manager-arg, SERVER, false",
        "v1.27.16+rke2r1, ingress-controller,                SERVER, true",
        "v1.27.15+rke2r1, ingress-controller,                SERVER, false",
        "v1.26.10+rke2r2, bind-address,                      SERVER, true",
        "v1.26.10+rke2r2, bind-address,                      AGENT,  false",
        "v1.30.2+rke2r1,  bind-address,                      AGENT,  true",
        "v1.33.13+rke2r1, helm-controller-arg,               SERVER, false",
        "v1.33.13+rke2r2, helm-controller-arg,               SERVER, true",
        "v1.26.3+rke2r1,  multi-cluster-cidr,                SERVER, true",
        "v1.29.0+rke2r1,  multi-cluster-cidr,                SERVER, false",
        "v1.24.17+rke2r1, pod-security-admission-config-file, SERVER, false",
        "v1.36.3+rke2r1,  kube-proxy-args,                   SERVER, false",
        "v1.36.3+rke2r1,  flannel-backend,                   SERVER, false",
        "v1.36.3+rke2r1,  cluster-init,                      SERVER, false",
        "v1.36.3+rke2r1,  cni,                               AGENT,  false",
        "v1.36.3+rke2r1,  t,                                 AGENT,  true",
        "v1.31.1+k3s1,    flannel-backend,                   SERVER, true",
        "v1.31.1+k3s1,    flannel-backend,                   AGENT,  false",
        "v1.31.1+k3s1,    profile,                           SERVER, false",
        "v1.31.1+k3s1,    cni,                               SERVER, false",
        "v1.31.1+k3s1,    kube-proxy-extra-mount,            SERVER, false",
        "v1.31.1+k3s1,    kube-proxy-arg,                    AGENT,  true",
        "v1.31.1+k3s1,    disable-apiserver-lb,              SERVER, false",
        "v1.24.8+k3s1,    datastore-endpoint,                SERVER, true",
        "v1.25.16+k3s4,   no-deploy,                         SERVER, true",
        "v1.26.5+k3s1,    no-deploy,                         SERVER, false",
    })
    void knowsWhichCommandTakesAKey(String release, String key, NodeRole role, boolean accepted) {
        Release parsed = Release.parse(release);

        assertThat(catalog.configKeys(parsed.distribution()).accepts(key, parsed, role))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.24.17+rke2r1, 109, 57",
        "v1.25.16+rke2r2, 111, 58",
        "v1.26.10+rke2r2, 112, 58",
        "v1.26.15+rke2r1, 115, 60",
        "v1.27.16+rke2r2, 124, 62",
        "v1.28.15+rke2r1, 124, 62",
        "v1.29.15+rke2r1, 129, 66",
        "v1.30.14+rke2r4, 131, 66",
        "v1.31.14+rke2r2, 132, 66",
        "v1.32.13+rke2r2, 133, 66",
        "v1.36.3+rke2r1,  134, 66",
    })
    void countsAsManyKeysAsTheParserOfEachRelease(String release, long server, long agent) {
        Release parsed = Release.parse(release);
        ConfigKeys keys = catalog.configKeys(Distribution.RKE2);

        assertThat(keys.all().stream().filter(key -> key.accepts(parsed, NodeRole.SERVER)))
                .hasSize((int) server);
        assertThat(keys.all().stream().filter(key -> key.accepts(parsed, NodeRole.AGENT)))
                .hasSize((int) agent);
    }

    @Test
    void whatRancherLetsThroughIsAKeyOfTheDistribution() {
        for (Distribution distribution : Distribution.values()) {
            ConfigKeys keys = catalog.configKeys(distribution);
            ArgumentList union = catalog.argumentLists(distribution).union();

            assertThat(union.server().keySet()).allMatch(key -> keys.find(key).isPresent());
            assertThat(union.agent().keySet()).allMatch(key -> keys.find(key).isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RKE2, cluster-cidr,       true,  true",
        "RKE2, cluster-dns,        true,  true",
        "RKE2, kube-proxy-arg,     false, false",
        "RKE2, embedded-registry,  true,  false",
        "K3S,  secrets-encryption, true,  false",
        "RKE2, secrets-encryption, false, false",
    })
    void knowsWhatServersMustShareAndWhatCommasDo(
            Distribution distribution, String name, boolean equalOnServers, boolean commaSplit) {
        ConfigKey key = catalog.configKeys(distribution).find(name).orElseThrow();

        assertThat(key.equalOnServers()).isEqualTo(equalOnServers);
        assertThat(key.commaSplit()).isEqualTo(commaSplit);
    }
}
