package dev.mcmgen.cluster;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A role of a node, in the order in which roles are shown. */
public enum Role {
    ETCD("rke.cattle.io/etcd-role"),
    CONTROLPLANE("rke.cattle.io/control-plane-role"),
    WORKER("rke.cattle.io/worker-role");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** The word in the output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The label of machines with this role; its value is {@code "true"}. */
    public String label() {
        return label;
    }

    /** The same roles, unmodifiable, in the order of this enumeration. */
    static Set<Role> ordered(Set<Role> roles) {
        EnumSet<Role> ordered = EnumSet.noneOf(Role.class);
        ordered.addAll(roles);
        return Collections.unmodifiableSet(ordered);
    }
}
