package dev.mcmgen.render.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.spec.Network;
import dev.mcmgen.spec.SpecReader;
import dev.mcmgen.spec.SpecSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackPreferenceTest {

    private static final String IPV4 = "clusterCIDR: [10.42.0.0/16], serviceCIDR: [10.43.0.0/16]";
    private static final String IPV6 = "clusterCIDR: ['fd00:42::/56'], serviceCIDR: ['fd00:43::/112']";
    private static final String BOTH =
            "clusterCIDR: [10.42.0.0/16, 'fd00:42::/56'], serviceCIDR: [10.43.0.0/16, 'fd00:43::/112']";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "v2.12.6 | " + IPV4 + " | \"\"",
                "v2.12.6 | " + IPV6 + " | ipv6",
                "v2.12.6 | " + BOTH + " | dual",
                "v2.8.0 | " + BOTH + " | dual",
                "v2.7.9 | " + BOTH + " | \"\"",
                "v2.12.6 | " + BOTH + ", stackPreference: ipv4 | ipv4",
            })
    void followsFromTheRanges(String rancher, String network, String expected) {
        String spec = """
                apiVersion: mcmgen/v1
                kind: ClusterSpec
                metadata: {name: one-01}
                spec:
                  kubernetesVersion: v1.26.15+rke2r1
                  rancher: {version: %s}
                  network: {cni: calico, %s}
                  infrastructure: {custom: {}}
                """.formatted(rancher, network);

        ClusterPlan plan = new Planner(Catalog.bundled())
                .plan(new SpecReader()
                        .read(new SpecSource("spec.yaml", Path.of(""), spec.getBytes(StandardCharsets.UTF_8))));

        assertThat(plan.stackPreference().map(Network.StackPreference::word).orElse(""))
                .isEqualTo(expected);
    }
}
