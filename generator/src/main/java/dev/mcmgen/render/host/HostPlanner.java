package dev.mcmgen.render.host;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.HostFacts;
import dev.mcmgen.catalog.KernelVersion;
import dev.mcmgen.catalog.OperatingSystem;
import dev.mcmgen.spec.NodeImage.Firewalld;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what is to be done on the hosts, from what the catalogue knows of them.
 *
 * <p>The etcd user and the CIS kernel parameters are part of every plan (the user on RKE2 servers): they change nothing
 * where no profile is set, and where one is set later, the machines need not be replaced for it.
 */
public final class HostPlanner {

    private static final List<String> NM_CLOUD_SETUP = List.of("nm-cloud-setup.timer", "nm-cloud-setup.service");
    private static final String OLD_CONNTRACK = "nf_conntrack_ipv4";
    private static final String OLD_CONNTRACK_IPV6 = "nf_conntrack_ipv6";
    private static final String CONNTRACK = "nf_conntrack";

    private final Catalog catalog;

    public HostPlanner(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The plan for a group of Linux nodes. Windows nodes, and nodes of a prepared machine template, get none. */
    public HostPlan plan(HostNeeds needs) {
        Optional<String> name = needs.image().os();
        Optional<OperatingSystem> system =
                name.isPresent() ? catalog.operatingSystems().find(name.get()) : Optional.empty();
        List<String> modules = modules(needs, system);
        return new HostPlan(
                needs,
                modules,
                sysctls(needs.network()),
                unmanagedDevices(needs.network()),
                system.isEmpty() || system.get().networkManager(),
                unitsOff(needs.image(), system),
                needs.server() && needs.distribution() == Distribution.RKE2,
                new HostNotices(needs, system).with(extraModules(needs.network())));
    }

    private List<String> modules(HostNeeds needs, Optional<OperatingSystem> system) {
        Set<String> modules = new LinkedHashSet<>(catalog.host().baseModules());
        modules.addAll(conntrack(needs, system));
        if (needs.network().ipvsScheduler().isPresent()) {
            modules.addAll(catalog.schedulers().requiredModules());
            modules.addAll(extraModules(needs.network()));
        }
        return List.copyOf(modules);
    }

    /** The scheduler's module, where it is none of those that IPVS needs anyway. */
    private List<String> extraModules(HostNeeds.Network network) {
        String module = "ip_vs_" + network.ipvsScheduler().orElse("");
        return network.ipvsScheduler().isEmpty()
                        || catalog.schedulers().requiredModules().contains(module)
                ? List.of()
                : List.of(module);
    }

    private static List<String> conntrack(HostNeeds needs, Optional<OperatingSystem> system) {
        HostNeeds.Image image = needs.image();
        String module = system.isEmpty()
                ? CONNTRACK
                : system.get().conntrackModule(version(image.osVersion()), version(image.kernel()));
        boolean old = module.equals(OLD_CONNTRACK) && needs.network().ipv6();
        return old ? List.of(module, OLD_CONNTRACK_IPV6) : List.of(module);
    }

    private static Optional<KernelVersion> version(Optional<String> text) {
        return text.isPresent() ? KernelVersion.find(text.get()) : Optional.empty();
    }

    private List<String> sysctls(HostNeeds.Network network) {
        HostFacts host = catalog.host();
        List<String> sysctls = new ArrayList<>(assignments(host.cisSysctls()));
        sysctls.addAll(assignments(host.forwardingSysctls()));
        if (network.ipv6()) {
            sysctls.addAll(assignments(host.forwardingSysctlsIpv6()));
        }
        return sysctls;
    }

    private static List<String> assignments(Map<String, String> values) {
        List<String> assignments = new ArrayList<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            assignments.add(value.getKey() + "=" + value.getValue());
        }
        return assignments;
    }

    private List<String> unmanagedDevices(HostNeeds.Network network) {
        HostFacts host = catalog.host();
        List<String> interfaces = new ArrayList<>(host.unmanagedInterfaces());
        if (network.ipvsScheduler().isPresent()) {
            interfaces.add(host.ipvsInterface());
        }
        if (network.nodeLocalCache()) {
            interfaces.add(host.nodeLocalInterface());
        }
        List<String> devices = new ArrayList<>();
        for (String name : interfaces) {
            devices.add("interface-name:" + name);
        }
        return devices;
    }

    private static List<String> unitsOff(HostNeeds.Image image, Optional<OperatingSystem> system) {
        List<String> units = new ArrayList<>();
        if (system.isEmpty() || system.get().nmCloudSetup()) {
            units.addAll(NM_CLOUD_SETUP);
        }
        if (image.firewalld() == Firewalld.DISABLE) {
            units.add("firewalld.service");
        }
        return units;
    }
}
