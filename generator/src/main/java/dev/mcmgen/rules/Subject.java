package dev.mcmgen.rules;

import java.util.List;
import java.util.stream.Stream;

/**
 * What rules look at: one file, as far as mcmgen knows its kinds.
 *
 * @param file as it was named
 * @param manifests in the order of the file
 */
public record Subject(String file, List<Manifest> manifests) {

    public Subject {
        manifests = List.copyOf(manifests);
    }

    Stream<Manifest> of(Manifest.Kind kind) {
        return manifests.stream().filter(manifest -> manifest.kind() == kind);
    }

    Stream<Manifest> clusters() {
        return of(Manifest.Kind.CLUSTER);
    }
}
