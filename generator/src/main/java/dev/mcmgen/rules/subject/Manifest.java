package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.YamlDocument;
import java.util.List;

/**
 * An object of a file that mcmgen knows.
 *
 * @param document the document that it stands in
 * @param root the object itself: the document, or an item of a list in it
 * @param schemaProblems what the schema of its kind says against it
 */
public record Manifest(Kind kind, YamlDocument document, Place root, List<SchemaProblem> schemaProblems) {

    /** What kinds of object there are rules for. */
    public enum Kind {
        /** {@code provisioning.cattle.io/v1 Cluster}. */
        CLUSTER,
        /** {@code rke-machine-config.cattle.io/v1}, of any driver. */
        MACHINE_CONFIG,
        /** {@code helm.cattle.io/v1 HelmChartConfig}. */
        HELM_CHART_CONFIG,
        /** Of a group of Rancher's or of its Helm controller, and of a kind or version that the group does not have. */
        STRANGER
    }

    public Manifest {
        schemaProblems = List.copyOf(schemaProblems);
    }

    /** Its name; empty text where it has none. */
    public String name() {
        return root.textAt("metadata", "name");
    }

    /** Its namespace; empty text where it names none. */
    public String namespace() {
        return root.textAt("metadata", "namespace");
    }

    /** Whether it was read from a Rancher rather than written by hand: what is checked on creation is behind it. */
    public boolean exported() {
        return root.at("metadata", "uid").isPresent()
                || root.at("metadata", "resourceVersion").isPresent()
                || root.at("status").isPresent();
    }

    /** Whether it is a Cluster that Rancher provisions, and whole: no patch that holds a few of its fields. */
    public boolean isWholeCluster() {
        return kind == Kind.CLUSTER
                && root.at("spec", "rkeConfig").isPresent()
                && root.at("spec", "kubernetesVersion").isPresent();
    }

    /** Whether it is the machine config that a {@code machineConfigRef} names. */
    boolean isMachineConfig(Place reference) {
        return kind == Kind.MACHINE_CONFIG
                && root.text("kind").equals(reference.text("kind"))
                && root.at("metadata", "name")
                        .flatMap(Place::text)
                        .equals(reference.get("name").flatMap(Place::text));
    }

    /** The machine pools; none of a custom cluster. */
    public List<Place> pools() {
        return kind == Kind.CLUSTER ? root.itemsAt("spec", "rkeConfig", "machinePools") : List.of();
    }
}
