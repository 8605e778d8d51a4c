package dev.mcmgen.rules.rancher;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about what Rancher reads. */
public final class RancherRules {

    private RancherRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("rancher/unknown-field", SchemaChecks::unknownFields),
                new Rule("rancher/wrong-type", SchemaChecks::wrongTypes),
                new Rule("rancher/missing-field", SchemaChecks::missingFields),
                new Rule("rancher/cluster-name", NameChecks::clusterName),
                new Rule("rancher/pool-name", NameChecks::poolName),
                new Rule("rancher/pool-name-length", NameChecks::joinedLength),
                new Rule("rancher/duplicate-pool", NameChecks::duplicatePool),
                new Rule("rancher/agent-variable-name", NameChecks::agentVariable),
                new Rule("rancher/credential-name", NameChecks::credentialName),
                new Rule("rancher/credential-placeholder", NameChecks::credentialPlaceholder),
                new Rule("rancher/kubernetes-version-form", ClusterChecks::kubernetesVersion),
                new Rule("rancher/role-missing", RoleChecks::roles),
                new Rule("rancher/no-proxy-blank", ClusterChecks::noProxy),
                new Rule("rancher/data-directory", ClusterChecks::dataDirectories),
                new Rule("rancher/endpoint-ca-without-fqdn", ClusterChecks::endpoint),
                new Rule("rancher/key-dropped", DroppedKeyChecks::unknownKeys),
                new Rule("rancher/servers-only-key", DroppedKeyChecks::serversOnly),
                new Rule("rancher/value-dropped", DroppedValueChecks::badTypes),
                new Rule("rancher/value-removed", DroppedValueChecks::removedValues),
                new Rule("rancher/empty-value", DroppedValueChecks::emptyValues),
                new Rule("rancher/default-cni-removed", DroppedValueChecks::defaultCni),
                new Rule("rancher/boolean-changed", DroppedValueChecks::booleans),
                new Rule("rancher/list-replaced", SelectorChecks::replacedLists),
                new Rule("rancher/registry-order", SelectorChecks::registry),
                new Rule("rancher/role-label", SelectorChecks::roleLabels),
                new Rule("rancher/cni-in-selector", SelectorChecks::cniInSelector),
                new Rule("rancher/apiserver-arguments-refused", ApiServerChecks::refused),
                new Rule("rancher/apiserver-arguments-collapsed", ApiServerChecks::collapsed),
                new Rule("rancher/pod-security-replaced", ApiServerChecks::podSecurityReplaced),
                new Rule("rancher/pod-security-file", ApiServerChecks::podSecurityFile),
                new Rule("rancher/content-is-a-path", ContentChecks::paths),
                new Rule("rancher/no-plan", PlanChecks::noPlan),
                new Rule("rancher/pod-security-template-name", ReferenceChecks::podSecurityTemplate),
                new Rule("rancher/pod-security-too-early", ReferenceChecks::templateTooEarly),
                new Rule("rancher/shared-machine-config", ReferenceChecks::sharedMachineConfig),
                new Rule("rancher/machine-config-namespace", ReferenceChecks::machineConfigNamespace),
                new Rule("rancher/agent-directory", ReferenceChecks::agentDirectory),
                new Rule("rancher/field-value", FieldChecks::values),
                new Rule("rancher/field-too-new", FieldChecks::laterFields),
                new Rule("rancher/autoscaling", FieldChecks::autoscaling),
                new Rule("rancher/drain-at-once", FieldChecks::drainAtOnce),
                new Rule("rancher/snapshot-store", FieldChecks::storeWithoutName),
                new Rule("machine-file/no-items", MachineFileChecks::items),
                new Rule("machine-file/empty", MachineFileChecks::emptyFiles),
                new Rule("machine-file/unreadable", MachineFileChecks::unreadable),
                new Rule("machine-file/permissions", MachineFileChecks::permissions),
                new Rule("machine-file/same-path", MachineFileChecks::samePath),
                new Rule("machine-file/no-effect", MachineFileChecks::lateFiles),
                new Rule("machine-file/two-sources", MachineFileChecks::twoSources),
                new Rule("machine-config/number", SchemaChecks::machineConfigNumbers));
    }
}
