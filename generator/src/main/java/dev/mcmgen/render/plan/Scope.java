package dev.mcmgen.render.plan;

import dev.mcmgen.spec.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes a setting is for. From the widest to the narrowest; the narrower wins where both set the same.
 *
 * <p>Scopes are keys of maps. Their equals and hashCode are written out because those that Java makes for a record cost
 * every start milliseconds (docs/decisions/0008-what-a-start-pays-for.md).
 */
sealed interface Scope permits Nodes, Scope.WithRole, Scope.InPool {

    /** Whether a node of that kind is among them. */
    boolean covers(NodeKind node);

    /** Nodes with this role, among others that they may have. */
    record WithRole(Role role) implements Scope {

        @Override
        public boolean covers(NodeKind node) {
            return node.roles().contains(role);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WithRole scope && role == scope.role;
        }

        @Override
        public int hashCode() {
            return role.hashCode();
        }
    }

    /** The machines of one pool. */
    record InPool(String pool) implements Scope {

        @Override
        public boolean covers(NodeKind node) {
            return node.pool().equals(pool);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof InPool scope && pool.equals(scope.pool);
        }

        @Override
        public int hashCode() {
            return pool.hashCode();
        }
    }
}
