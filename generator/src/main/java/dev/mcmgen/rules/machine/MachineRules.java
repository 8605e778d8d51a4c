package dev.mcmgen.rules.machine;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about machine configs and their cloud-config. */
public final class MachineRules {

    private MachineRules() {}

    public static List<Rule> all(Catalog catalog) {
        CloudConfigChecks cloudConfig = new CloudConfigChecks(catalog.machineDrivers());
        return List.of(
                new Rule("machine-config/cloud-config-header", cloudConfig::header),
                new Rule("cloud-config/unreadable", cloudConfig::unreadable),
                new Rule("cloud-config/not-a-list", cloudConfig::lists));
    }
}
