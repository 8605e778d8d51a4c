package dev.mcmgen.importing.proof;

import dev.mcmgen.cluster.NodeGroup;
import dev.mcmgen.cluster.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Groups of nodes of two clusters, and what to call them. */
final class Groups {

    private Groups() {}

    /** The group that is to be the same as this one. */
    static Optional<NodeGroup> like(NodeGroup group, List<NodeGroup> others) {
        return others.stream()
                .filter(other -> other.pool().equals(group.pool()))
                .filter(other -> !group.pool().isEmpty() || other.roles().equals(group.roles()))
                .findFirst();
    }

    static String name(NodeGroup group) {
        return group.pool().isEmpty()
                ? "nodes with " + group.roles().stream().map(Role::id).collect(Collectors.joining(", "))
                : "the machines of pool " + group.pool();
    }
}
