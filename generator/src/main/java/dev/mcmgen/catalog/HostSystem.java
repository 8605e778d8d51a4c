package dev.mcmgen.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What preparing a host needs to know of its operating system.
 *
 * @param id a {@code nodeOS} of the spec, such as {@code rocky-9}; {@code unknown} where nothing is known
 * @param family which of the families the preparation tells apart
 * @param osRelease {@code ID} and {@code VERSION_ID} of its {@code /etc/os-release}, as {@code rocky:9}; a longer version
 *     such as {@code 9.3} belongs to it as well
 * @param kernel the kernel of its first release, where one holds for all
 * @param splitConntrack the releases, such as {@code 8.2}, whose kernel has {@code nf_conntrack_ipv4} as a module of its
 *     own
 * @param modulePackages packages beside the kernel's own that hold modules
 * @param absentModules modules that its kernel is built without
 */
public record HostSystem(
        String id,
        OsFamily family,
        String osRelease,
        Optional<KernelVersion> kernel,
        List<String> splitConntrack,
        List<ModulePackage> modulePackages,
        List<String> absentModules) {

    public HostSystem {
        splitConntrack = List.copyOf(splitConntrack);
        modulePackages = List.copyOf(modulePackages);
        absentModules = List.copyOf(absentModules);
    }

    /**
     * A package that has to be installed for some modules.
     *
     * @param name the package
     * @param only on which of the hosts, as the end of a sentence; empty for all
     * @param modules what it holds, of what Kubernetes may need
     */
    public record ModulePackage(String name, String only, List<String> modules) {
        public ModulePackage {
            modules = List.copyOf(modules);
        }
    }

    /**
     * Operating systems that are prepared in the same way.
     *
     * @param id the word for it in {@code prepare-host.sh}
     * @param networkManager whether NetworkManager runs the interfaces, or may do so
     * @param firewalld whether firewalld is there, or may be
     * @param selinuxPackages whether there are packages of RKE2's and K3s' SELinux policy
     * @param unitsOff systemd units that must not run
     */
    public record OsFamily(
            String id, boolean networkManager, boolean firewalld, boolean selinuxPackages, List<String> unitsOff) {

        /** Nothing is known: what may be there is taken to be there. */
        public static final String UNKNOWN = "unknown";

        public OsFamily {
            unitsOff = List.copyOf(unitsOff);
        }

        public boolean isUnknown() {
            return id.equals(UNKNOWN);
        }
    }
}
