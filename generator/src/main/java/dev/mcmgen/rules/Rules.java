package dev.mcmgen.rules;

import dev.mcmgen.catalog.Catalog;
import java.util.List;
import java.util.Optional;

/** Every rule that there is: the one place where a rule is registered. */
public final class Rules {

    private Rules() {}

    /** All rules, by family; checks that need release data ask the catalogue. */
    public static List<Rule> all(Catalog catalog) {
        CloudConfigChecks cloudConfig = new CloudConfigChecks(catalog.machineDrivers());
        return List.of(
                Rule.ofReader("file/unreadable"),
                Rule.ofReader("file/link-cycle"),
                Rule.ofReader("yaml/unreadable"),
                new Rule("yaml/duplicate-key", DocumentChecks::duplicateKeys),
                Rule.ofReader("waiver/malformed"),
                Rule.ofReader("waiver/expired"),
                Rule.ofReader("waiver/unused"),
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
                new Rule("rancher/additional-manifest-unreadable", ChartChecks::manifest),
                new Rule("chart/configured-twice", ChartChecks::configuredTwice),
                new Rule("chart/values-unreadable", ChartChecks::values),
                new Rule("machine-config/number", SchemaChecks::machineConfigNumbers),
                new Rule("machine-config/cloud-config-header", cloudConfig::header),
                new Rule("cloud-config/unreadable", cloudConfig::unreadable),
                new Rule("cloud-config/not-a-list", cloudConfig::lists));
    }

    /** The rule of that id. */
    public static Optional<Rule> find(String id, Catalog catalog) {
        return all(catalog).stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
