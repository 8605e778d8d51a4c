package dev.mcmgen.rancher.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.yaml.GoYaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodSecurityEntriesTest {

    private static ApiObject object(String yaml) {
        return ApiObject.of((Map<?, ?>) GoYaml.readAll("test", yaml.getBytes(UTF_8))
                .get(0)
                .root()
                .orElseThrow()
                .toData());
    }

    private static final ApiObject LIVE = object("""
            metadata: {name: prod}
            spec:
              defaultPodSecurityAdmissionConfigurationTemplateName: rancher-restricted
              rkeConfig:
                machineGlobalConfig:
                  kube-apiserver-arg: [admission-control-config-file=/etc/rancher/rke2/config/rancher-psact.yaml, v=1]
                machineSelectorFiles:
                  - machineLabelSelector: {matchLabels: {rke.cattle.io/control-plane-role: "true"}}
                    fileSources:
                      - configMap: {name: ""}
                        secret: {name: prod-admission-configuration-psact, items: [{key: admission-config-psact, path: /p}]}
            """);

    private static final ApiObject DESIRED = object("""
            metadata: {name: prod}
            spec:
              defaultPodSecurityAdmissionConfigurationTemplateName: rancher-restricted
              rkeConfig:
                machineGlobalConfig: {kube-apiserver-arg: [v=2]}
                machineSelectorFiles: [{fileSources: [{secret: {name: mine}}]}]
            """);

    @Test
    void whatTheWebhookPutInIsKept() {
        ApiObject kept = PodSecurityEntries.kept(DESIRED, LIVE);
        assertThat(kept.list("spec", "rkeConfig", "machineGlobalConfig", "kube-apiserver-arg"))
                .containsExactly("admission-control-config-file=/etc/rancher/rke2/config/rancher-psact.yaml", "v=2");
        List<ApiObject> files = kept.objects("spec", "rkeConfig", "machineSelectorFiles");
        assertThat(files).hasSize(2);
        assertThat(files.get(1))
                .isEqualTo(LIVE.objects("spec", "rkeConfig", "machineSelectorFiles")
                        .get(0));
        assertThat(PodSecurityEntries.kept(kept, LIVE)).isEqualTo(kept);
    }

    @Test
    void nothingIsKeptWhereTheTemplateGoesOrComes() {
        ApiObject without = PodSecurityEntries.withoutTemplate(DESIRED);
        assertThat(PodSecurityEntries.kept(without, LIVE)).isEqualTo(without);
        assertThat(PodSecurityEntries.kept(DESIRED, PodSecurityEntries.withoutTemplate(LIVE)))
                .isEqualTo(DESIRED);
        assertThat(PodSecurityEntries.template(PodSecurityEntries.withTemplateOf(without, LIVE)))
                .isEqualTo("rancher-restricted");
    }
}
