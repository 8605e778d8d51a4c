package dev.mcmgen.rules.hardening;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about hardening: what a CIS profile needs, what undoes it, and what it cuts off. */
public final class HardeningRules {

    private HardeningRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("hardening/weakened", ProfileChecks::weakened),
                new Rule("profile/audit-policy-none", ProfileChecks::noAuditPolicy),
                new Rule("hardening/readable-settings", FileModeChecks::readable),
                new Rule("hardening/cipher-suites", CipherChecks::http2),
                new Rule("rancher/probe-address", ProbeCheck::address),
                new Rule("network-policy/ingress-blocked", NetworkPolicyChecks::ingress),
                new Rule("network-policy/monitoring-blocked", NetworkPolicyChecks::monitoring));
    }
}
