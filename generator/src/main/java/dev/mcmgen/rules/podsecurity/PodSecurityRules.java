package dev.mcmgen.rules.podsecurity;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about Pod Security admission. */
public final class PodSecurityRules {

    private PodSecurityRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("pod-security/configuration-unreadable", AdmissionChecks::unreadable),
                new Rule("pod-security/configuration", AdmissionChecks::configuration),
                new Rule("pod-security/exemptions", AdmissionChecks::exemptions),
                new Rule("pod-security/no-template", TemplateCheck::profileWithout));
    }
}
