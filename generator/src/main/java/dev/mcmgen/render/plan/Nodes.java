package dev.mcmgen.render.plan;

/** The two widest scopes. */
enum Nodes implements Scope {

    /** Every node. */
    ALL,

    /** Nodes that run Linux: the same as every node unless a pool runs Windows. */
    LINUX;

    @Override
    public boolean covers(NodeKind node) {
        return this == ALL || !node.windows();
    }
}
