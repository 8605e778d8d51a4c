package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Role;

/** Which nodes a setting is for. From the widest to the narrowest; the narrower wins where both set the same. */
sealed interface Scope {

    /** Every node. */
    record AllNodes() implements Scope {}

    /** Nodes that run Linux: the same as every node unless a pool runs Windows. */
    record LinuxNodes() implements Scope {}

    /** Nodes with this role, among others that they may have. */
    record WithRole(Role role) implements Scope {}

    /** The machines of one pool. */
    record InPool(String pool) implements Scope {}

    Scope ALL = new AllNodes();

    Scope LINUX = new LinuxNodes();

    default boolean covers(NodeKind node) {
        if (this instanceof WithRole withRole) {
            return node.roles().contains(withRole.role());
        }
        if (this instanceof InPool inPool) {
            return node.pool().equals(inPool.pool());
        }
        return this instanceof AllNodes || !node.windows();
    }
}
