package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.ArgumentList.Basis;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spot checks against rancher-cluster.md §3.3; every release and key is compared in {@link SharedDataTest}. */
class ArgumentListsTest {

    private final Catalog catalog = Catalog.bundled();

    @ParameterizedTest
    @CsvSource({
        "v1.26.10+rke2r2, write-kubeconfig-mode,               SERVER, false",
        "v1.26.10+rke2r2, pod-security-admission-config-file,  SERVER, false",
        "v1.26.10+rke2r2, secrets-encryption,                  SERVER, false",
        "v1.26.10+rke2r2, ingress-controller,                  SERVER, false",
        "v1.26.10+rke2r2, etcd-snapshot-retention,             SERVER, false",
        "v1.26.10+rke2r2, kube-proxy-arg,                      AGENT,  true",
        "v1.26.10+rke2r2, kubelet-arg,                         AGENT,  true",
        "v1.26.10+rke2r2, profile,                             AGENT,  true",
        "v1.26.10+rke2r2, selinux,                             AGENT,  true",
        "v1.26.10+rke2r2, kube-apiserver-arg,                  SERVER, true",
        "v1.26.10+rke2r2, kube-apiserver-arg,                  AGENT,  false",
        "v1.26.10+rke2r2, tls-san,                             AGENT,  false",
        "v1.26.10+rke2r2, kube-cloud-controller-manager-arg,   SERVER, true",
        "v1.26.8+rke2r1,  kube-cloud-controller-manager-arg,   SERVER, false",
        "v1.31.1+rke2r1,  ingress-controller,                  SERVER, false",
        "v1.31.2+rke2r1,  ingress-controller,                  SERVER, true",
        "v1.31.12+rke2r1, write-kubeconfig-mode,               SERVER, false",
        "v1.31.13+rke2r1, write-kubeconfig-mode,               SERVER, true",
        "v1.32.8+rke2r1,  write-kubeconfig-mode,               SERVER, false",
        "v1.33.5+rke2r1,  write-kubeconfig-mode,               SERVER, true",
        "v1.33.5+rke2r1,  pod-security-admission-config-file,  AGENT,  true",
        "v1.36.3+rke2r1,  write-kubeconfig-mode,               SERVER, true",
        "v1.31.13+rke2r1, node-name-from-cloud-provider-metadata, SERVER, false",
        "v1.32.9+rke2r1,  node-name-from-cloud-provider-metadata, SERVER, true",
        "v1.31.1+k3s1,    profile,                             SERVER, false",
        "v1.31.1+k3s1,    secrets-encryption,                  SERVER, true",
        "v1.31.1+k3s1,    flannel-backend,                     SERVER, true",
        "v1.31.1+k3s1,    write-kubeconfig-mode,               SERVER, false",
    })
    void knowsWhatRancherLetsThrough(String release, String key, NodeRole role, boolean allowed) {
        assertThat(catalog.arguments(Release.parse(release)).allows(key, role)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.31.2+rke2r1,  v1.31.1+rke2r1",
        "v1.32.0+rke2r1,  v1.31.1+rke2r1",
        "v1.31.14+rke2r2, v1.31.13+rke2r1",
        "v1.32.9+rke2r1,  v1.32.9+rke2r1",
        "v1.35.7+rke2r1,  v1.33.5+rke2r1",
        "v1.36.0+k3s1,    v1.31.1+k3s1",
    })
    void aReleaseNewerThanEveryListUsesTheNewestBelow(String release, String list) {
        ArgumentList arguments = catalog.arguments(Release.parse(release));

        assertThat(arguments.basis()).isEqualTo(new Basis.NewestBelow(Release.parse(list)));
        assertThat(arguments.source()).contains("mid-2026".repeat(release.contains("rke2") ? 1 : 0));
    }

    @ParameterizedTest
    @CsvSource({"v1.26.10+rke2r1", "v1.24.3+rke2r1", "v1.23.1+rke2r1", "v1.28.9+k3s9"})
    void anUnlistedOlderReleaseUsesTheUnion(String release) {
        ArgumentList arguments = catalog.arguments(Release.parse(release));

        assertThat(arguments.basis()).isEqualTo(new Basis.Union());
        assertThat(arguments.allows("supervisor-metrics", NodeRole.SERVER)).isTrue();
        assertThat(arguments.allows("bind-address", NodeRole.AGENT)).isTrue();
        assertThat(arguments.allows("write-kubeconfig-mode", NodeRole.SERVER)).isFalse();
    }

    @Test
    void aListedReleaseIsExactAndHasTypes() {
        ArgumentList arguments = catalog.arguments(Release.parse("v1.26.10+rke2r2"));

        assertThat(arguments.basis()).isEqualTo(new Basis.Exact());
        Argument disableKubeProxy = argument(arguments.server(), "disable-kube-proxy");
        assertThat(disableKubeProxy.becomesBoolean()).isTrue();
        assertThat(disableKubeProxy.defaultValue()).contains("false");
        assertThat(argument(arguments.agent(), "selinux").becomesBoolean()).isFalse();
        assertThat(argument(arguments.agent(), "profile").options()).isEqualTo(List.of("cis", "cis-1.23"));
    }

    private static Argument argument(java.util.Map<String, Argument> arguments, String key) {
        assertThat(arguments).containsKey(key);
        return java.util.Objects.requireNonNull(arguments.get(key));
    }
}
