package dev.mcmgen.rules.subject;

import java.util.List;
import java.util.stream.Stream;

/**
 * What rules look at: one file, as far as mcmgen knows its kinds.
 *
 * @param file as it was named
 * @param manifests in the order of the file
 * @param targets the Clusters that Rancher provisions, and standalone nodes, as they will take effect
 */
public record Subject(String file, List<Manifest> manifests, List<Target> targets) {

    public Subject {
        manifests = List.copyOf(manifests);
        targets = List.copyOf(targets);
    }

    public Stream<Manifest> of(Manifest.Kind kind) {
        return manifests.stream().filter(manifest -> manifest.kind() == kind);
    }

    public Stream<Manifest> clusters() {
        return of(Manifest.Kind.CLUSTER);
    }
}
