package dev.mcmgen.rules.kernel;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about what a cloud-config prepares on a machine. */
public final class KernelRules {

    private KernelRules() {}

    /** All of them. What a preparation lacks is a warning: the machine template may have it. */
    public static List<Rule> all(Catalog catalog) {
        ModuleChecks modules = new ModuleChecks(catalog);
        SysctlChecks sysctls = new SysctlChecks(catalog);
        return List.of(
                new Rule("host/old-conntrack-module", modules::oldConntrack),
                new Rule("host/module-list-syntax", modules::syntax),
                new Rule("host/module-list-unread", modules::oldList),
                new Rule("host/module-forbidden", modules::forbidden),
                new Rule("host/modules-locked", modules::locked),
                new Rule("host/sysctl-before-module", modules::sysctlBeforeModule),
                new Rule("host/forwarding-off", sysctls::forwarding),
                new Rule("host/conntrack-overwritten", sysctls::ownedByAgent));
    }
}
