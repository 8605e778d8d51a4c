package dev.mcmgen.rules.registry;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about image registries. */
public final class RegistryRules {

    private RegistryRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("registries/name-form", RegistryChecks::names),
                new Rule("registries/ca-bundle", RegistryChecks::authorities),
                new Rule("registries/default-registry-form", RegistryChecks::defaultRegistry));
    }
}
