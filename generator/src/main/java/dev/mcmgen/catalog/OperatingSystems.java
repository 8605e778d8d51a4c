package dev.mcmgen.catalog;

import dev.mcmgen.catalog.OperatingSystem.ModuleFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The operating systems of nodes as kube-proxy sees them; the data is that of {@link HostSystems}. */
public final class OperatingSystems {

    private final HostSystems systems;

    OperatingSystems(HostSystems systems) {
        this.systems = systems;
    }

    /** The system of that name, such as {@code rocky-9}. */
    public Optional<OperatingSystem> find(String name) {
        return systems.all().stream()
                .filter(system -> system.id().equals(name))
                .findFirst()
                .map(OperatingSystems::view);
    }

    /** Every name. */
    public Set<String> names() {
        return systems.all().stream().map(HostSystem::id).collect(Collectors.toUnmodifiableSet());
    }

    /** The first kernel with which kube-proxy's nftables mode works. */
    public KernelVersion nftablesKernel() {
        return systems.nftablesKernel();
    }

    private static OperatingSystem view(HostSystem system) {
        List<ModuleFact> modules = new ArrayList<>();
        for (String module : system.absentModules()) {
            modules.add(new ModuleFact(module, ModuleFact.State.NOT_BUILT, Optional.empty()));
        }
        for (HostSystem.ModulePackage extra : system.modulePackages()) {
            // A package that only some hosts need is no fact about the system: nothing here tells them apart.
            if (extra.only().isEmpty()) {
                for (String module : extra.modules()) {
                    modules.add(new ModuleFact(module, ModuleFact.State.EXTRA_PACKAGE, Optional.of(extra.name())));
                }
            }
        }
        return new OperatingSystem(system.id(), system.kernel(), modules);
    }
}
