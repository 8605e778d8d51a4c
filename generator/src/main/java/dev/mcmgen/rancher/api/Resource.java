package dev.mcmgen.rancher.api;

import dev.mcmgen.rancher.ApiObject;
import java.util.Locale;

/**
 * A kind of object, as the Kubernetes API addresses it.
 *
 * @param group empty for the core group
 * @param plural such as {@code clusters}
 */
public record Resource(String group, String version, String plural) {

    public static final Resource CLUSTERS = new Resource("provisioning.cattle.io", "v1", "clusters");
    public static final Resource SECRETS = new Resource("", "v1", "secrets");
    public static final Resource CONFIG_MAPS = new Resource("", "v1", "configmaps");
    public static final Resource CONTROL_PLANES = new Resource("rke.cattle.io", "v1", "rkecontrolplanes");
    public static final Resource POD_SECURITY_TEMPLATES =
            new Resource("management.cattle.io", "v3", "podsecurityadmissionconfigurationtemplates");

    private static final String MACHINE_CONFIGS = "rke-machine-config.cattle.io";

    /** The machine configs of a driver, by their kind, such as {@code VmwarevsphereConfig}. */
    public static Resource machineConfigs(String kind) {
        return new Resource(MACHINE_CONFIGS, "v1", plural(kind));
    }

    /** A resource of the Cluster API, whose version differs between Ranchers. */
    static Resource clusterApi(String version, String plural) {
        return new Resource("cluster.x-k8s.io", version, plural);
    }

    /** Another resource of the same group and version. */
    public Resource sibling(String other) {
        return new Resource(group, version, other);
    }

    /** The resource of an object. Kinds of Rancher and those that it is sent have regular plurals. */
    public static Resource of(ApiObject object) {
        String apiVersion = object.apiVersion();
        int slash = apiVersion.indexOf('/');
        return new Resource(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                plural(object.kind()));
    }

    private static String plural(String kind) {
        String word = kind.toLowerCase(Locale.ROOT);
        return word.endsWith("y")
                ? word.substring(0, word.length() - 1) + "ies"
                : word.endsWith("s") ? word + "es" : word + "s";
    }

    public boolean isMachineConfig() {
        return group.equals(MACHINE_CONFIGS);
    }

    /** The path of all objects in a namespace; of a resource without namespaces, with an empty one. */
    String path(String namespace) {
        String root = group.isEmpty() ? "api/" + version : "apis/" + group + "/" + version;
        return root + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + plural;
    }

    /** Such as {@code clusters.provisioning.cattle.io}. */
    @Override
    public String toString() {
        return group.isEmpty() ? plural : plural + "." + group;
    }
}
