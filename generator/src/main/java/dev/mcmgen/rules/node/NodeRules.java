package dev.mcmgen.rules.node;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about what RKE2 and K3s do with their configuration. */
public final class NodeRules {

    private NodeRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("node/profile", ProfileChecks::name),
                new Rule("node/profile-kernel-defaults", ProfileChecks::kernelDefaults),
                new Rule("node/cni", NetworkValueChecks::cni),
                new Rule("node/ingress-controller", NetworkValueChecks::ingress),
                new Rule("node/disabled-chart", NetworkValueChecks::disabled),
                new Rule("node/cloud-provider", NetworkValueChecks::cloudProvider),
                new Rule("node/cloud-provider-on-some", NetworkValueChecks::providerOnSomeNodes),
                new Rule("node/value-form", ValueChecks::forms),
                new Rule("node/unknown-value", ValueChecks::words),
                new Rule("node/kubeconfig-mode", ValueChecks::kubeconfigMode),
                new Rule("node/secrets-encryption", ValueChecks::secretsEncryption),
                new Rule("node/audit-policy-content", ValueChecks::policyContent),
                new Rule("node/pod-security-file", ValueChecks::podSecurityFile),
                new Rule("node/unread-key", KeyChecks::unread),
                new Rule("node/coupled-keys", KeyChecks::couplings),
                new Rule("node/no-start", KeyChecks::noStart),
                new Rule("node/mount-form", KeyChecks::extraMounts),
                new Rule("node/unequal-servers", ServerChecks::unequal),
                new Rule("node/join-address", ServerChecks::address));
    }
}
