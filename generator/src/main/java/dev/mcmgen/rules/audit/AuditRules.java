package dev.mcmgen.rules.audit;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about audit policies. */
public final class AuditRules {

    private AuditRules() {}

    public static List<Rule> all(Catalog catalog) {
        PolicyChecks policy = new PolicyChecks(catalog.machineDrivers());
        PolicyRuleChecks rules = new PolicyRuleChecks(catalog.machineDrivers());
        return List.of(
                new Rule("audit/policy-unreadable", policy::unreadable),
                new Rule("audit/policy-type", policy::type),
                new Rule("audit/policy-rule", rules::rules),
                new Rule("audit/unknown-field", policy::unknownField),
                new Rule("audit/rule-unreachable", policy::unreachable));
    }
}
