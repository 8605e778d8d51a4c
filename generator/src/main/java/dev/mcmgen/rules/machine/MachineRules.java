package dev.mcmgen.rules.machine;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about machine configs and their cloud-config. */
public final class MachineRules {

    private MachineRules() {}

    public static List<Rule> all(Catalog catalog) {
        CloudConfigChecks cloudConfig = new CloudConfigChecks(catalog.machineDrivers());
        FileChecks files = new FileChecks(catalog.machineDrivers());
        CommandChecks commands = new CommandChecks(catalog.machineDrivers());
        return List.of(
                new Rule("machine-config/cloud-config-header", cloudConfig::header),
                new Rule("cloud-config/unreadable", cloudConfig::unreadable),
                new Rule("cloud-config/not-a-list", cloudConfig::lists),
                new Rule("cloud-config/file-without-path", files::path),
                new Rule("cloud-config/file-permissions", files::permissions),
                new Rule("cloud-config/file-encoding", files::encoding),
                new Rule("cloud-config/file-content", files::content),
                new Rule("cloud-config/command-form", commands::form),
                new Rule("cloud-config/second-installation", commands::rancherAlone));
    }
}
