package dev.mcmgen.rules.rke2;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about what RKE2 and K3s do with their configuration. */
public final class Rke2Rules {

    private Rke2Rules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("rke2/profile", ProfileChecks::name),
                new Rule("rke2/profile-kernel-defaults", ProfileChecks::kernelDefaults),
                new Rule("rke2/cni", NetworkValueChecks::cni),
                new Rule("rke2/ingress-controller", NetworkValueChecks::ingress),
                new Rule("rke2/disabled-chart", NetworkValueChecks::disabled),
                new Rule("rke2/cloud-provider", NetworkValueChecks::cloudProvider),
                new Rule("rke2/cloud-provider-on-some", NetworkValueChecks::providerOnSomeNodes),
                new Rule("rke2/value-form", ValueChecks::forms),
                new Rule("rke2/unknown-value", ValueChecks::words),
                new Rule("rke2/kubeconfig-mode", ValueChecks::kubeconfigMode),
                new Rule("rke2/secrets-encryption", ValueChecks::secretsEncryption),
                new Rule("rke2/audit-policy-content", ValueChecks::policyContent),
                new Rule("rke2/pod-security-file", ValueChecks::podSecurityFile),
                new Rule("rke2/unread-key", KeyChecks::unread),
                new Rule("rke2/coupled-keys", KeyChecks::couplings),
                new Rule("rke2/no-start", KeyChecks::noStart),
                new Rule("rke2/mount-form", KeyChecks::extraMounts),
                new Rule("rke2/unequal-servers", ServerChecks::unequal),
                new Rule("rke2/join-address", ServerChecks::address));
    }
}
