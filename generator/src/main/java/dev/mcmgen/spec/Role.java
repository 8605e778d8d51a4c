package dev.mcmgen.spec;

/** What a node does in a cluster; a node may do several of these. In Rancher's own order. */
public enum Role implements Word {
    ETCD("etcd"),
    CONTROLPLANE("controlplane"),
    WORKER("worker");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    /** Whether a node of this role runs the RKE2 or K3s server rather than the agent. */
    public boolean isServer() {
        return this != WORKER;
    }
}
