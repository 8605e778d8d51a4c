package dev.mcmgen.render.host;

import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.HostSystem;
import dev.mcmgen.catalog.HostSystems;
import dev.mcmgen.spec.NodeImage.Firewalld;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides what is to be done on the hosts, from what the catalogue knows of them.
 *
 * <p>The etcd user and the CIS kernel parameters are part of every plan (the user on RKE2 servers): they change nothing
 * where no profile is set, and where one is set later, the machines need not be replaced for it.
 */
public final class HostPlanner {

    private final HostSystems systems;

    public HostPlanner(HostSystems systems) {
        this.systems = systems;
    }

    /**
     * The plan for a group of Linux nodes. Windows nodes, and nodes of a prepared machine template, get none.
     */
    public HostPlan plan(HostNeeds needs) {
        HostSystem system = needs.image().os().map(systems::of).orElseGet(systems::unknown);
        List<String> modules = modules(needs, system);
        return new HostPlan(
                needs,
                modules,
                sysctls(needs.network()),
                unmanagedDevices(needs.network()),
                system.family().networkManager(),
                unitsOff(needs.image(), system),
                needs.server() && needs.distribution() == Distribution.RKE2,
                HostNotices.of(needs, system, modules));
    }

    private List<String> modules(HostNeeds needs, HostSystem system) {
        Set<String> modules = new LinkedHashSet<>(systems.requirements().modules());
        modules.addAll(Conntrack.modules(needs.image(), system, needs.network().ipv6()));
        needs.network().ipvsScheduler().ifPresent(scheduler -> {
            modules.addAll(systems.requirements().ipvsModules());
            modules.add("ip_vs_" + scheduler);
        });
        return List.copyOf(modules);
    }

    private List<String> sysctls(HostNeeds.Network network) {
        List<String> sysctls = new ArrayList<>(systems.requirements().sysctls());
        sysctls.addAll(systems.requirements().forwarding());
        if (network.ipv6()) {
            sysctls.addAll(systems.requirements().forwardingIPv6());
        }
        return sysctls;
    }

    private List<String> unmanagedDevices(HostNeeds.Network network) {
        List<String> devices = new ArrayList<>(systems.requirements().devices());
        if (network.ipvsScheduler().isPresent()) {
            devices.addAll(systems.requirements().ipvsDevices());
        }
        if (network.nodeLocalCache()) {
            devices.addAll(systems.requirements().nodeLocalDevices());
        }
        return devices.stream().map(device -> "interface-name:" + device).toList();
    }

    private static List<String> unitsOff(HostNeeds.Image image, HostSystem system) {
        List<String> units = new ArrayList<>(system.family().unitsOff());
        if (image.firewalld() == Firewalld.DISABLE) {
            units.add("firewalld.service");
        }
        return units;
    }
}
