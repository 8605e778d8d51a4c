package dev.mcmgen.rules.audit;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about audit policies. */
public final class AuditRules {

    private AuditRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("audit/policy-unreadable", PolicyChecks::unreadable),
                new Rule("audit/policy-type", PolicyChecks::type),
                new Rule("audit/policy-rule", PolicyRuleChecks::rules),
                new Rule("audit/unknown-field", PolicyChecks::unknownField),
                new Rule("audit/rule-unreachable", PolicyChecks::unreachable));
    }
}
