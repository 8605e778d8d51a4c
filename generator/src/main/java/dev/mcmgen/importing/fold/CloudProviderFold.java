package dev.mcmgen.importing.fold;

import dev.mcmgen.catalog.Charts;
import dev.mcmgen.importing.source.GroupSettings.Setting;
import java.util.Map;
import java.util.Optional;

/** The vSphere cloud provider; with what its charts are told. It stands behind the machines. */
final class CloudProviderFold implements Fold {

    static final String FIELD = "/spec/infrastructure/vsphere/cloudProvider";

    private static final String KEY = "cloud-provider-name";

    @Override
    public void fold(Folding folding) {
        boolean vsphere = folding.draft().find("/spec/infrastructure/vsphere").isPresent();
        boolean everywhere = folding.groups().stream()
                .allMatch(group -> group.find(KEY)
                        .filter(setting -> setting.value().equals("rancher-vsphere"))
                        .isPresent());
        if (!vsphere || !everywhere || !folding.isRke2()) {
            return;
        }
        Optional<Setting> setting = folding.take(KEY);
        setting.ifPresent(value -> {
            folding.draft().put(FIELD + "/enabled", true, value.source());
            if (folding.source().bootstrapSecrets()) {
                folding.draft().put(FIELD + "/credentials", "prebootstrap", value.source());
            }
            Charts.Vsphere charts = folding.catalog().charts().vsphere();
            values(folding, "cpi", charts.cpi(), Map.of("credentialsSecret", secret(charts.cpiSecret())));
            values(folding, "csi", charts.csi(), Map.of("configSecret", secret(charts.csiSecret())));
        });
    }

    private static Map<String, Object> secret(String name) {
        return Map.of("generate", false, "name", name);
    }

    /** The values of a chart, less the name of the Secret, which follows. */
    private static void values(Folding folding, String field, String chart, Map<String, Object> vCenter) {
        Map<String, Object> values = folding.addons().charts().remove(chart);
        if (values != null) {
            Map<String, Object> rest = Rest.of(values, Map.of("vCenter", vCenter));
            if (!rest.isEmpty()) {
                folding.draft().put(FIELD + "/" + field, rest, folding.addons().chartSource(chart));
            }
        }
    }
}
