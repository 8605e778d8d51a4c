package dev.mcmgen.rules.kubeproxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.Inspector;
import dev.mcmgen.rules.book.Rules;
import dev.mcmgen.rules.subject.Assumptions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has one right answer can be put right without a person. */
class KubeProxyFixTest {

    private static final Inspector INSPECTOR =
            new Inspector(Rules.all(Catalog.bundled()), LocalDate.of(2026, 11, 22), Catalog.bundled());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kube-proxy-arg: [-proxy-mode=ipvs]                 | kube-proxy-arg: [proxy-mode=ipvs]
            kube-proxy-arg: [proxy-mode ipvs]                  | kube-proxy-arg: [proxy-mode=ipvs]
            kube-proxy-arg: [" proxy-mode=ipvs"]               | kube-proxy-arg: [proxy-mode=ipvs]
            kube-proxy-arg: ["proxy-mode: ipvs"]               | kube-proxy-arg: [proxy-mode=ipvs]
            kube-proxy-arg: [proxy-mode=IPVS]                  | kube-proxy-arg: [proxy-mode=ipvs]
            kube-proxy-arg: [conntrack-udp-timeout=30]         | kube-proxy-arg: [conntrack-udp-timeout=30s]
            kubelet-proxy-arg: [proxy-mode=ipvs]               | kube-proxy-arg: [proxy-mode=ipvs]
            kube_proxy_arg: [proxy-mode=ipvs]                  | kube-proxy-arg: [proxy-mode=ipvs]
            """)
    void putsRight(String wrong, String right) {
        String text = manifest(wrong);
        List<Fix.Edit> edits = INSPECTOR.inspect("f.yaml", text.getBytes(UTF_8), Assumptions.NONE).findings().stream()
                .filter(finding -> finding.rule().startsWith("kube-proxy/"))
                .map(Finding::fix)
                .flatMap(fix -> fix.stream().flatMap(known -> known.edits().stream()))
                .toList();
        assertThat(edits).hasSize(1);
        assertThat(applied(text, edits.get(0))).isEqualTo(manifest(right));
    }

    private static String applied(String text, Fix.Edit edit) {
        List<String> lines = text.lines().toList();
        String line = lines.get(edit.line() - 1);
        int from = edit.column() - 1;
        String edited = line.substring(0, from) + edit.text() + line.substring(from + edit.length());
        return text.replace(line, edited);
    }

    private static String manifest(String setting) {
        return """
                apiVersion: provisioning.cattle.io/v1
                kind: Cluster
                metadata: {name: prod-01, namespace: fleet-default}
                spec:
                  kubernetesVersion: v1.32.13+rke2r1
                  rkeConfig:
                    machineGlobalConfig:
                      %s
                """.formatted(setting);
    }
}
