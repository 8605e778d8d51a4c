package dev.mcmgen.rules.component;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about the arguments of the components. */
public final class ComponentRules {

    private ComponentRules() {}

    public static List<Rule> all(Catalog catalog) {
        ArgumentChecks arguments = new ArgumentChecks(catalog);
        GateChecks gates = new GateChecks(catalog);
        return List.of(
                new Rule("component/unknown-argument", arguments::unknown),
                new Rule("component/malformed-argument", arguments::malformed),
                new Rule("component/argument-twice", arguments::twice),
                new Rule("component/feature-gate", gates::gates),
                new Rule("component/removed-plugin", PluginChecks::removed));
    }
}
