package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Role;

/** Which nodes a setting is for. From the widest to the narrowest; the narrower wins where both set the same. */
sealed interface Scope permits Nodes, Scope.WithRole, Scope.InPool {

    /** Whether a node of that kind is among them. */
    boolean covers(NodeKind node);

    /** Nodes with this role, among others that they may have. */
    record WithRole(Role role) implements Scope {

        @Override
        public boolean covers(NodeKind node) {
            return node.roles().contains(role);
        }
    }

    /** The machines of one pool. */
    record InPool(String pool) implements Scope {

        @Override
        public boolean covers(NodeKind node) {
            return node.pool().equals(pool);
        }
    }
}
