package dev.mcmgen.catalog;

import java.util.List;
import java.util.Optional;

/**
 * An operating system of nodes, under one of its names.
 *
 * @param name such as {@code rocky-9}
 * @param major its major version; 0 where its name has none
 * @param kernel the kernel of its first release of that major, where one holds for all
 * @param networkManager NetworkManager runs the interfaces
 * @param nmCloudSetup images may come with nm-cloud-setup enabled
 * @param firewalld the firewall that is on by default is firewalld
 * @param selinux SELinux enforces by default
 * @param transactional the root file system is read-only
 * @param packages what kube-proxy needs and images may lack
 * @param note what else to know; may be empty
 */
public record OperatingSystem(
        String name,
        Family family,
        int major,
        Optional<KernelVersion> kernel,
        boolean networkManager,
        boolean nmCloudSetup,
        boolean firewalld,
        boolean selinux,
        boolean transactional,
        List<String> packages,
        List<ModuleFact> modules,
        List<ConntrackRule> conntrack,
        String note,
        String source) {

    /** Systems that are prepared in the same way. */
    public enum Family {
        RHEL,
        UBUNTU,
        DEBIAN,
        SLES,
        SLE_MICRO
    }

    /** A kernel module that is not simply there. */
    public record ModuleFact(String module, State state, Optional<String> packageName) {

        /** Why it is not simply there. */
        public enum State {
            NOT_BUILT,
            EXTRA_PACKAGE
        }
    }

    /** The name of the conntrack module below a version of the system or of its kernel; without either, otherwise. */
    record ConntrackRule(String module, Optional<KernelVersion> belowVersion, Optional<KernelVersion> belowKernel) {

        private boolean applies(Optional<KernelVersion> version, Optional<KernelVersion> kernel) {
            if (belowVersion.isEmpty() && belowKernel.isEmpty()) {
                return true;
            }
            if (kernel.isPresent() && belowKernel.isPresent()) {
                return kernel.get().below(belowKernel.get());
            }
            return version.isPresent()
                    && belowVersion.isPresent()
                    && version.get().below(belowVersion.get());
        }
    }

    public OperatingSystem {
        packages = List.copyOf(packages);
        modules = List.copyOf(modules);
        conntrack = List.copyOf(conntrack);
    }

    /**
     * The conntrack module to load. Kernels since 4.19, and some older ones with the change brought back, know only
     * {@code nf_conntrack}; a list that names another there fails at boot.
     *
     * @param version the system's own version, such as {@code 9.3}
     * @param nodeKernel the kernel that the nodes run; it decides where it is given
     */
    public String conntrackModule(Optional<KernelVersion> version, Optional<KernelVersion> nodeKernel) {
        return conntrack.stream()
                .filter(rule -> rule.applies(version, nodeKernel))
                .map(ConntrackRule::module)
                .findFirst()
                .orElse("nf_conntrack");
    }

    /** What is special about that module here; empty for one that is simply there, or of which nothing is known. */
    public Optional<ModuleFact> module(String module) {
        for (ModuleFact fact : modules) {
            if (fact.module().equals(module)) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }
}
