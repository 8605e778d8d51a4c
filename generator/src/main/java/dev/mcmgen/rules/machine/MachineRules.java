package dev.mcmgen.rules.machine;

import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about machine configs and their cloud-config. */
public final class MachineRules {

    private MachineRules() {}

    public static List<Rule> all() {
        return List.of(
                new Rule("machine-config/cloud-config-header", CloudConfigChecks::header),
                new Rule("cloud-config/unreadable", CloudConfigChecks::unreadable),
                new Rule("cloud-config/not-a-list", CloudConfigChecks::lists),
                new Rule("cloud-config/file-without-path", FileChecks::path),
                new Rule("cloud-config/file-permissions", FileChecks::permissions),
                new Rule("cloud-config/file-encoding", FileChecks::encoding),
                new Rule("cloud-config/file-content", FileChecks::content),
                new Rule("cloud-config/command-form", CommandChecks::form),
                new Rule("cloud-config/second-installation", CommandChecks::rancherAlone),
                new Rule("machine-config/not-found", ReferenceChecks::notFound),
                new Rule("machine-config/unused", ReferenceChecks::unused),
                new Rule("machine-config/system", PoolConfigChecks::system),
                new Rule("vsphere/legacy", VsphereChecks::legacy),
                new Rule("vsphere/template-missing", VsphereChecks::template),
                new Rule("vsphere/library-missing", VsphereChecks::library),
                new Rule("vsphere/size-not-whole", VsphereChecks::sizes),
                new Rule("vsphere/two-datastores", VsphereChecks::datastores),
                new Rule("vsphere/parameter-form", VsphereChecks::parameters),
                new Rule("vsphere/inventory-path", InventoryChecks::paths),
                new Rule("vsphere/disk-identity", PoolConfigChecks::diskIdentity));
    }
}
