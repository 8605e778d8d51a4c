package dev.mcmgen.rules.secret;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about secrets in clear text. */
public final class SecretRules {

    private SecretRules() {}

    public static List<Rule> all(Catalog catalog) {
        ClusterSecrets clusters = new ClusterSecrets(catalog.machineDrivers());
        return List.of(
                new Rule("secret/configuration", ClusterSecrets::configuration),
                new Rule("secret/registry", ClusterSecrets::registry),
                new Rule("secret/agent-variable", ClusterSecrets::agentVariable),
                new Rule("secret/machine-config", clusters::machineConfig),
                new Rule("secret/cloud-config", CloudConfigSecrets::all),
                new Rule("secret/manifest", ObjectSecrets::manifest),
                new Rule("secret/environment", ObjectSecrets::environment),
                new Rule("secret/chart-values", ObjectSecrets::chartValues));
    }
}
