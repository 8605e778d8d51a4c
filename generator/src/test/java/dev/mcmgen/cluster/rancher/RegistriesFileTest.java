package dev.mcmgen.cluster.rancher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.RancherVersion;
import dev.mcmgen.cluster.EffectiveCluster;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Secrets behind {@code registries}: {@code renderRegistries} of rancher/rancher:pkg/capr/planner/registry.go. */
class RegistriesFileTest {

    private static final String RELEASE = "v1.31.1+rke2r1";

    private static EffectiveCluster plan(String config, String secret, String rancher) {
        String manifest = Plans.cluster(RELEASE, "{registries: {configs: {reg.io: " + config + "}}}")
                + "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: fleet-default}\n" + secret + "\n";
        return Plans.plan(
                manifest,
                new PlannerOptions(Optional.of(RancherVersion.parse(rancher)), Optional.empty(), Optional.empty()));
    }

    private static String content(EffectiveCluster cluster) {
        return Plans.content(Plans.group(cluster, "worker"), "/etc/rancher/rke2/registries.yaml");
    }

    private static String authentication(String user, String password, String auth, String token) {
        return "{\"configs\":{\"reg.io\":{\"auth\":{\"username\":\"" + user + "\",\"password\":\"" + password
                + "\",\"auth\":\"" + auth + "\",\"identity_token\":\"" + token + "\"},\"tls\":null}},\"mirrors\":null}";
    }

    /** The order is that of the structs in Go; only maps are sorted. */
    @ParameterizedTest
    @CsvSource({
        // since 2.15.0 what containerd wants encoded is encoded
        "v2.15.0, rke.cattle.io/auth-config, dTpw",
        "v2.15.0, kubernetes.io/basic-auth,  dTpw",
        "v2.14.4, rke.cattle.io/auth-config, u:p",
    })
    void credentials(String rancher, String type, String auth) {
        String secret = "type: " + type + "\nstringData: {username: u, password: p, auth: 'u:p', identityToken: t}";

        assertThat(content(plan("{authConfigSecretName: s}", secret, rancher)))
                .isEqualTo(authentication("u", "p", auth, "t"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"auths\":{\"reg.io\":{\"username\":\"u\",\"password\":\"p\"}}}",
                "{\"auths\":{\"reg.io\":{\"auth\":\"dTpw\"}}}",
                "{\"Auths\":{\"reg.io\":{\"username\":\"other\",\"auth\":\"dTpw\"},\"x\":{}}}",
            })
    void pullSecretsOfDocker(String config) {
        String secret = "type: kubernetes.io/dockerconfigjson\nstringData: {.dockerconfigjson: '" + config + "'}";

        assertThat(content(plan("{authConfigSecretName: s}", secret, "v2.15.0")))
                .isEqualTo(authentication("u", "p", "dTpw", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "v2.14.4 | kubernetes.io/dockerconfigjson | {k: v} | secret [s] must be of type [rke.cattle.io/auth-config] or [kubernetes.io/basic-auth]",
                "v2.15.0 | Opaque | {k: v} | secret [s] must be of type [rke.cattle.io/auth-config] or [kubernetes.io/basic-auth] or [kubernetes.io/dockerconfigjson]",
                "v2.15.0 | kubernetes.io/basic-auth | {} | secret [s] has nil data",
                "v2.15.0 | kubernetes.io/dockerconfigjson | {k: v} | pull secret for registry \"reg.io\" is missing the '.dockerconfigjson' key",
                "v2.15.0 | kubernetes.io/dockerconfigjson | {.dockerconfigjson: '{\"auths\":{\"x\":{}}}'} | registry hostname \"reg.io\" not found in pull secret",
                "v2.15.0 | kubernetes.io/dockerconfigjson | {.dockerconfigjson: '{\"auths\":{\"x\":{\"auth\":\"dXA=\"}}}'} | unable to parse auth field, must be formatted as base64(username:password)",
            })
    void whatRancherDoesNotTake(String rancher, String type, String data, String error) {
        EffectiveCluster cluster =
                plan("{authConfigSecretName: s}", "type: " + type + "\nstringData: " + data, rancher);

        assertThat(cluster.error()).contains(error);
        assertThat(cluster.groups()).isEmpty();
    }

    @Test
    void aPullSecretThatCannotBeReadEndsThePlan() {
        String secret = "type: kubernetes.io/dockerconfigjson\nstringData: {.dockerconfigjson: nonsense}";

        assertThat(plan("{authConfigSecretName: s}", secret, "v2.15.0").error()).isPresent();
    }

    @Test
    void certificatesOfASecret() {
        String key = Base64.getEncoder().encodeToString("KEY".getBytes(StandardCharsets.UTF_8));
        String secret = "type: kubernetes.io/tls\ndata: {tls.crt: '', tls.key: " + key + "}";
        EffectiveCluster cluster = plan("{tlsSecretName: s}", secret, "v2.15.0");
        String path = "/var/lib/rancher/rke2/etc/tls/registries/reg.io/tls.key";

        assertThat(content(cluster))
                .contains("\"tls\":{\"ca_file\":\"\",\"cert_file\":\"\",\"key_file\":\"" + path
                        + "\",\"insecure_skip_verify\":false}");
        assertThat(Plans.content(Plans.group(cluster, "worker"), path)).isEqualTo("KEY");
    }
}
