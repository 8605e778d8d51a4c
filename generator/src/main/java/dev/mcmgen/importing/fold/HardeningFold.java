package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.GroupSettings.Setting;
import java.util.Optional;

/** The CIS profile and what follows from it, SELinux, pod security, the audit policy and the encryption of Secrets. */
final class HardeningFold implements Fold {

    private static final String FIELD = "/spec/hardening/";
    private static final String RESTRICTED = "rancher-restricted";
    private static final String TEMPLATE = "defaultPodSecurityAdmissionConfigurationTemplateName";

    @Override
    public void fold(Folding folding) {
        Optional<Setting> profile = folding.takeOnLinux("profile")
                .filter(setting -> !setting.value().equals(""));
        profile.ifPresent(setting -> folding.draft().put(FIELD + "profile", setting.value(), setting.source()));
        boolean cis = profile.filter(setting -> setting.value().toString().startsWith("cis"))
                .isPresent();
        flag(folding, "selinux", "selinux", false);
        flag(folding, "protect-kernel-defaults", "protectKernelDefaults", cis);
        String template = folding.source().spec().text(TEMPLATE);
        boolean derived = cis && folding.source().release().atLeast(1, 25) && template.equals(RESTRICTED);
        if (!template.isEmpty() && !derived) {
            folding.draft()
                    .put(
                            FIELD + "podSecurityTemplate",
                            template,
                            folding.source().spec().at(TEMPLATE));
        }
        if (folding.isRke2()) {
            folding.take("audit-policy-file")
                    .ifPresent(setting ->
                            folding.draft().put(FIELD + "auditPolicy/content", setting.value(), setting.source()));
        } else {
            folding.take("secrets-encryption")
                    .flatMap(setting -> Values.flag(setting.value()))
                    .ifPresent(on -> folding.draft()
                            .put(
                                    FIELD + "secretsEncryption",
                                    on,
                                    folding.rkeConfig().at("machineGlobalConfig")));
        }
    }

    /** @param derived what follows from the profile; off is what RKE2 does where nothing is said */
    private static void flag(Folding folding, String key, String field, boolean derived) {
        folding.takeOnLinux(key)
                .ifPresent(setting -> Values.flag(setting.value())
                        .filter(on -> on != derived)
                        .ifPresent(on -> folding.draft().put(FIELD + field, on, setting.source())));
    }
}
