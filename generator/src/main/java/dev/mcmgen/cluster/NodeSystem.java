package dev.mcmgen.cluster;

import java.util.Locale;

/** The kind of operating system of a node, as {@code machineOS} names it. */
public enum NodeSystem {
    LINUX,
    WINDOWS;

    /** The word in manifests and in the output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
