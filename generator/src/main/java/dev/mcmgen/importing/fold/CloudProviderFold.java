package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.GroupSettings.Setting;
import java.util.Optional;

/** The vSphere cloud provider; the values of its charts are {@link ChartsFold}'s. It stands behind the machines. */
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
        });
    }
}
