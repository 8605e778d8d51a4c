package dev.mcmgen.rules.podsecurity;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about Pod Security admission. */
public final class PodSecurityRules {

    private PodSecurityRules() {}

    public static List<Rule> all(Catalog catalog) {
        AdmissionChecks admission = new AdmissionChecks(catalog.machineDrivers());
        return List.of(
                new Rule("pod-security/configuration-unreadable", admission::unreadable),
                new Rule("pod-security/configuration", admission::configuration),
                new Rule("pod-security/exemptions", admission::exemptions),
                new Rule("pod-security/no-template", new TemplateCheck()::profileWithout));
    }
}
