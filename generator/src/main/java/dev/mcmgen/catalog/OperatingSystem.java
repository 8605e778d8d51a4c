package dev.mcmgen.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What kube-proxy's modes need to know of a node's operating system.
 *
 * @param name a {@code nodeOS} of the spec, such as {@code rocky-9}
 * @param kernel the kernel of its first release of that major, where one holds for all
 * @param modules the kernel modules that are not simply there
 */
public record OperatingSystem(String name, Optional<KernelVersion> kernel, List<ModuleFact> modules) {

    /** A kernel module that is not simply there. */
    public record ModuleFact(String module, State state, Optional<String> packageName) {

        /** Why it is not simply there. */
        public enum State {
            NOT_BUILT,
            EXTRA_PACKAGE
        }
    }

    public OperatingSystem {
        modules = List.copyOf(modules);
    }

    /** What is special about that module here; empty for one that is simply there, or of which nothing is known. */
    public Optional<ModuleFact> module(String module) {
        return modules.stream().filter(fact -> fact.module().equals(module)).findFirst();
    }
}
