package dev.mcmgen.render.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.render.Rendered;
import org.junit.jupiter.api.Test;

class OverridesTest {

    private static final String SPEC = """
            apiVersion: mcmgen/v1
            kind: ClusterSpec
            metadata: {name: prod-01}
            spec:
              kubernetesVersion: v1.26.10+rke2r2
              hardening: {profile: cis}
              infrastructure: {custom: {}}
              overrides:
                spec:
                  rkeConfig:
            """;

    @Test
    void whatRancherWouldDropIsRefused() {
        Rendered rendered = Rendered.of(SPEC + "        machineGlobalConfig: {write-kubeconfig-mode: '0600'}\n");

        assertThat(rendered.refusals()).singleElement().asString().matches("11:\\d+ overrides/key-dropped");
    }

    @Test
    void aSelectorMayNotTakeThePodSecurityArgument() {
        Rendered rendered =
                Rendered.of(SPEC + "        machineSelectorConfig: [{config: {kube-apiserver-arg: [a=b]}}]\n");

        assertThat(rendered.refusalCodes()).containsExactly("overrides/pod-security-lost");
    }

    @Test
    void whatReplacesThePlanIsSaid() {
        Rendered rendered = Rendered.of(SPEC + "        machineGlobalConfig: {kube-proxy-arg: [v=2]}\n");

        assertThat(rendered.refusals()).isEmpty();
        assertThat(rendered.remarkCodes()).contains("overrides/replaces-plan");
    }

    @Test
    void anotherKeyPassesAsItStands() {
        Rendered rendered = Rendered.of(SPEC + "        machineGlobalConfig: {debug: true}\n");

        assertThat(rendered.remarkCodes()).doesNotContain("overrides/replaces-plan");
        assertThat(rendered.cluster("rkeConfig/machineGlobalConfig/debug")).isEqualTo(true);
    }
}
