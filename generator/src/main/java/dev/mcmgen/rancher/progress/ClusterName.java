package dev.mcmgen.rancher.progress;

/** The name of a cluster and the namespace in which it lies, mostly {@code fleet-default}. */
public record ClusterName(String namespace, String name) implements Comparable<ClusterName> {

    @Override
    public int compareTo(ClusterName other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    /** Such as {@code fleet-default/prod-01}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
