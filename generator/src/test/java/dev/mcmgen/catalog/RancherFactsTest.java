package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.RancherFacts.ArgumentHandling;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RancherFactsTest {

    private final RancherFacts rancher = Catalog.bundled().rancher();

    @ParameterizedTest
    @CsvSource({
        "v2.8.14, PRE_BOOTSTRAP_SECRETS,         false",
        "v2.8.15, PRE_BOOTSTRAP_SECRETS,         true",
        "v2.8.5,  DATA_DIRECTORIES,              false",
        "v2.9.0,  DATA_DIRECTORIES,              true",
        "v2.7.4,  HOSTNAME_LENGTH_LIMIT,         false",
        "v2.7.5,  HOSTNAME_LENGTH_LIMIT,         true",
        "v2.12.9, AUTOSCALING,                   false",
        "v2.13.0, AUTOSCALING,                   true",
        "v2.7.18, STACK_PREFERENCE,              false",
        "v2.8.0,  STACK_PREFERENCE,              true",
        "v2.12.0, STACK_PREFERENCE_DUAL_DEFAULT, false",
        "v2.8.5,  POD_SECURITY_POLICY_TEMPLATE,  true",
        "v2.9.0,  POD_SECURITY_POLICY_TEMPLATE,  false",
    })
    void knowsSinceWhen(String version, RancherFeature feature, boolean has) {
        assertThat(rancher.has(RancherVersion.parse(version), feature)).isEqualTo(has);
    }

    @ParameterizedTest
    @EnumSource
    void everyFeatureHasADate(RancherFeature feature) {
        assertThat(rancher.has(rancher.since(feature), feature)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "v2.7.9,  0.3.6",
        "v2.8.15, 0.4.18",
        "v2.9.3,  0.5.3",
        "v2.11.7, 0.7.7",
        "v2.11.16, 0.7.10",
        "v2.15.0, 0.11.0",
        "v2.8.5,  ''",
    })
    void knowsTheWebhook(String version, String webhook) {
        assertThat(rancher.webhook(RancherVersion.parse(version)).orElse("")).isEqualTo(webhook);
    }

    @ParameterizedTest
    @CsvSource({
        "v2.8.5,  MAP",
        "v2.10.6, MAP",
        "v2.10.7, KEY_VALUE",
        "v2.11.2, MAP",
        "v2.11.6, KEY_VALUE",
        "v2.11.7, EXACT",
        "v2.12.2, KEY_VALUE",
        "v2.12.3, EXACT",
        "v2.15.0, EXACT",
        "v2.16.1, EXACT",
    })
    void knowsWhatTheWebhookDoesToArguments(String version, ArgumentHandling handling) {
        assertThat(rancher.apiServerArguments(RancherVersion.parse(version))).isEqualTo(handling);
    }

    @ParameterizedTest
    @CsvSource({
        "v2.8.5,  v1.26.10+rke2r2, true,  true",
        "v2.8.2,  v1.28.5+rke2r1,  false, true",
        "v2.8.3,  v1.28.5+rke2r1,  true,  true",
        "v2.9.0,  v1.26.10+rke2r2, false, true",
        "v2.12.1, v1.33.5+rke2r1,  true,  true",
        "v2.14.0, v1.35.7+rke2r1,  true,  false",
    })
    void knowsTheMinors(String version, String release, boolean offered, boolean verified) {
        RancherFacts.Minors minors =
                rancher.minors(RancherVersion.parse(version)).orElseThrow();

        assertThat(minors.contains(Release.parse(release))).isEqualTo(offered);
        assertThat(minors.verified()).isEqualTo(verified);
    }

    @Test
    void knowsTheExemptNamespaces() {
        List<String> of28 = rancher.restrictedExemptions(RancherVersion.parse("v2.8.5"));
        assertThat(of28)
                .contains("cattle-system", "cattle-fleet-system", "cattle-provisioning-capi-system")
                .doesNotContain("compliance-operator-system")
                .hasSize(22);
        assertThat(rancher.restrictedExemptions(RancherVersion.parse("v2.15.0")))
                .contains("compliance-operator-system", "cattle-turtles-system")
                .doesNotContain("cattle-provisioning-capi-system");
        assertThat(rancher.newestPlanner()).hasToString("v2.15.0");
        assertThat(rancher.minors(RancherVersion.parse("v2.16.0"))).isEmpty();
    }
}
