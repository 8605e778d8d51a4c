package dev.mcmgen.rules.subject;

import dev.mcmgen.yaml.YamlDocument;
import java.util.List;
import java.util.Optional;

/**
 * What a file holds.
 *
 * @param documents all of them, empty ones too
 * @param manifests the objects that there are rules for, in order
 * @param skipped everything else
 */
public record FileObjects(List<YamlDocument> documents, List<Manifest> manifests, List<Skip> skipped) {

    /** A file of which nothing could be read. */
    public static final FileObjects NONE = new FileObjects(List.of(), List.of(), List.of());

    public FileObjects {
        documents = List.copyOf(documents);
        manifests = List.copyOf(manifests);
        skipped = List.copyOf(skipped);
    }

    /** How many documents are not empty. */
    public int count() {
        int count = 0;
        for (YamlDocument document : documents) {
            count += document.root().isPresent() ? 1 : 0;
        }
        return count;
    }

    public boolean hasCluster() {
        for (Manifest manifest : manifests) {
            if (manifest.kind() == Manifest.Kind.CLUSTER) {
                return true;
            }
        }
        return false;
    }

    /** Whether a Cluster refers to a machine config, a Secret or a ConfigMap that is not in this file. */
    public boolean looksElsewhere() {
        for (Manifest cluster : manifests) {
            if (cluster.isWholeCluster() && (lacksMachineConfig(cluster) || lacksSource(cluster))) {
                return true;
            }
        }
        return false;
    }

    private boolean lacksMachineConfig(Manifest cluster) {
        for (Place pool : cluster.pools()) {
            Optional<Place> reference = pool.get("machineConfigRef");
            if (reference.isPresent() && !hasMachineConfig(reference.get())) {
                return true;
            }
        }
        return false;
    }

    private boolean hasMachineConfig(Place reference) {
        for (Manifest manifest : manifests) {
            if (manifest.isMachineConfig(reference)) {
                return true;
            }
        }
        return false;
    }

    private boolean lacksSource(Manifest cluster) {
        return cluster.root().at("spec", "rkeConfig", "machineSelectorFiles").isPresent()
                && !SelectedFiles.isComplete(cluster, documents);
    }
}
