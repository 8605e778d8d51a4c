package dev.mcmgen.rules.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What rules look at: one file, as far as mcmgen knows its kinds.
 *
 * @param file as it was named
 * @param manifests in the order of the file
 * @param targets the Clusters that Rancher provisions, and standalone nodes, as they will take effect
 * @param userData of the machine configs among the manifests
 */
public record Subject(String file, List<Manifest> manifests, List<Target> targets, CloudConfigs userData) {

    public Subject {
        manifests = List.copyOf(manifests);
        targets = List.copyOf(targets);
    }

    public Stream<Manifest> of(Manifest.Kind kind) {
        return manifests.stream().filter(manifest -> manifest.kind() == kind);
    }

    /** The Clusters as a list, for loops that cost nothing where there is nothing to say. */
    public List<Manifest> clusterList() {
        List<Manifest> clusters = new ArrayList<>();
        for (Manifest manifest : manifests) {
            if (manifest.kind() == Manifest.Kind.CLUSTER) {
                clusters.add(manifest);
            }
        }
        return clusters;
    }

    public Stream<Manifest> clusters() {
        return of(Manifest.Kind.CLUSTER);
    }

    /** The user data of the machine configs of the file. */
    public Stream<CloudConfig> cloudConfigs() {
        return userData.all().stream();
    }
}
