package dev.mcmgen.catalog;

/** The two commands of RKE2 and K3s. A node with etcd or control plane runs {@code server}, which is an agent too. */
public enum NodeRole {
    SERVER,
    AGENT
}
